/** A whole server on a free port, with a database of its own and a clock that moves when told to. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { AccountRole } from '@warroom/shared/domain/account-role.ts'
import { FakeClock } from '@warroom/shared/testing/fake-clock.ts'
import { pino } from 'pino'
import { MemoryPresenceStore } from '../adapters/memory/memory-presence-store.ts'
import { randomIds } from '../adapters/random-ids.ts'
import { silentBus } from '../adapters/silent-bus.ts'
import { openDatabase } from '../adapters/sqlite/open-database.ts'
import { SqliteIdempotencyStore } from '../adapters/sqlite/sqlite-idempotency-store.ts'
import { SqliteIdentityStore } from '../adapters/sqlite/sqlite-identity-store.ts'
import { SqliteIncidentIndex } from '../adapters/sqlite/sqlite-incident-index.ts'
import { SqliteIncidentLog } from '../adapters/sqlite/sqlite-incident-log.ts'
import { SqliteSettingsStore } from '../adapters/sqlite/sqlite-settings-store.ts'
import { systemClock } from '../adapters/system-clock.ts'
import type { Config } from '../config.ts'
import { createWarRoomServer, type WarRoomServer } from '../create-war-room-server.ts'
import type { Overload } from '../transports/load-rule.ts'

export const ADMIN_TOKEN = 'test-admin-token-of-at-least-32-characters'

export interface Answered {
  readonly status: number
  readonly headers: Headers
  /** Parsed JSON; text when it is none. */
  // biome-ignore lint/suspicious/noExplicitAny: tests look at what came back, whatever it is.
  readonly body: any
}

/** Credentials and other headers to ask with. */
export interface Asking {
  readonly token?: string
  readonly cookie?: string
  readonly headers?: Readonly<Record<string, string>>
}

export class TestServer {
  readonly clock = new FakeClock()
  readonly log: SqliteIncidentLog
  private readonly directory = mkdtempSync(join(tmpdir(), 'warroom-test-'))
  private readonly database = openDatabase(this.directory)
  /** Set to make storage refuse writes in `/readyz`. */
  storage: { readonly writable: true } | { readonly writable: false; readonly why: string } = {
    writable: true,
  }
  /** Set to make the server believe that it can bear no more. */
  overload: Overload | null = null
  private running: WarRoomServer | null = null

  constructor() {
    this.log = new SqliteIncidentLog(this.database.db)
  }

  get url(): string {
    return this.server.url
  }

  get server(): WarRoomServer {
    if (!this.running) throw new Error('Start it first')
    return this.running
  }

  async start(config: Partial<Config> = {}, { clientDirectory = '/nowhere' } = {}): Promise<this> {
    const { db } = this.database
    this.running = await createWarRoomServer({
      config: {
        host: '127.0.0.1',
        port: 0,
        publicUrl: null,
        adminToken: ADMIN_TOKEN,
        trustProxy: false,
        ...config,
      },
      clientDirectory,
      log: this.log,
      index: new SqliteIncidentIndex(db),
      identity: new SqliteIdentityStore(db),
      idempotency: new SqliteIdempotencyStore(db),
      settings: new SqliteSettingsStore(db),
      presence: new MemoryPresenceStore(),
      bus: silentBus('alone'),
      degraded: () => [],
      overload: () => this.overload,
      storageFreeBytes: () => null,
      health: { check: async () => this.storage },
      clock: this.clock,
      scheduler: systemClock,
      ids: randomIds,
      logger: pino({ level: 'silent' }),
    })
    return this
  }

  /** Stops; `start` goes on with the same data. */
  async stop(): Promise<void> {
    await this.running?.close()
  }

  /** Stops and leaves nothing behind. */
  async discard(): Promise<void> {
    await this.stop()
    this.database.close()
    rmSync(this.directory, { recursive: true })
  }

  async ask(
    method: string,
    path: string,
    body?: unknown,
    { token, cookie, headers }: Asking = {},
  ): Promise<Answered> {
    const response = await fetch(`${this.server.address}${path}`, {
      method,
      redirect: 'manual',
      headers: {
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...(token && { authorization: `Bearer ${token}` }),
        ...(cookie && { cookie }),
        ...headers,
      },
      ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    })
    const text = await response.text()
    const isJson = response.headers.get('content-type')?.includes('json')
    return {
      status: response.status,
      headers: response.headers,
      body: isJson && text !== '' ? JSON.parse(text) : text,
    }
  }

  get(path: string, asking: Asking = {}): Promise<Answered> {
    return this.ask('GET', path, undefined, asking)
  }

  post(path: string, body: unknown, asking: Asking = {}): Promise<Answered> {
    return this.ask('POST', path, body, asking)
  }

  /** Somebody with an API token. */
  async person(name: string, role: AccountRole): Promise<{ readonly id: string; readonly token: string }> {
    const made = await this.post('/api/v1/people', { name, role }, { token: ADMIN_TOKEN })
    const tokens = await this.post(`/api/v1/people/${made.body.id}/tokens`, undefined, { token: ADMIN_TOKEN })
    return { id: made.body.id, token: tokens.body.token }
  }

  /** Somebody who came in by an invitation, with their cookie. */
  async guest(name: string, role: AccountRole): Promise<{ readonly id: string; readonly cookie: string }> {
    const invited = await this.post('/api/v1/invites', { role }, { token: ADMIN_TOKEN })
    const token = new URL(invited.body.url).hash.slice(1)
    const redeemed = await this.post('/api/v1/invites/redeem', { token, name })
    return { id: redeemed.body.id, cookie: cookieOf(redeemed) }
  }

  async declare(
    title = 'Checkout errors in EU',
    token = ADMIN_TOKEN,
  ): Promise<{ readonly id: string; readonly key: string }> {
    return (await this.post('/api/v1/incidents', { title }, { token })).body
  }
}

/** `name=value` out of the answer that set it. */
export const cookieOf = (answered: Answered): string =>
  (answered.headers.get('set-cookie') ?? '').split(';')[0] ?? ''
