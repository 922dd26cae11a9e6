/** The real server in its own process, on real storage, so that it can be killed. */
import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { COMPILE_CACHE } from '@warroom/server/testing/compile-cache.ts'
import type { CommandInput } from '@warroom/shared/commands/command.ts'
import type { AccountRole } from '@warroom/shared/domain/account-role.ts'

const MAIN = fileURLToPath(new URL('../../server/src/main.ts', import.meta.url))
const FAILPOINTS = fileURLToPath(new URL('../../server/src/testing/failpoints.ts', import.meta.url))
export const ADMIN_TOKEN = 'wire-tests-admin-token-0123456789abcdef'

export interface Member {
  readonly id: string
  readonly name: string
  readonly token: string
}

export class RunningServer {
  readonly dataDir: string
  port = 0
  output = ''
  private child: ChildProcess | null = null
  private readonly databaseUrl: string | null
  private readonly settings: Readonly<Record<string, string>>

  /** On SQLite, unless a PostgreSQL database is named. */
  constructor(databaseUrl: string | null = null, settings: Readonly<Record<string, string>> = {}) {
    this.databaseUrl = databaseUrl
    this.settings = settings
    this.dataDir = mkdtempSync(join(tmpdir(), 'warroom-wire-'))
  }

  get url(): string {
    return `http://127.0.0.1:${this.port}`
  }

  get syncBase(): string {
    return `ws://127.0.0.1:${this.port}/sync`
  }

  /** Starts on a free port; later starts take the same one, as a restarted server does. */
  async start(settings: Readonly<Record<string, string>> = {}): Promise<this> {
    const preloaded = settings.WR_FAILPOINT ? ['--import', FAILPOINTS] : []
    const child = spawn(process.execPath, [...preloaded, MAIN], {
      env: {
        PATH: process.env.PATH,
        ...COMPILE_CACHE,
        PORT: String(this.port),
        DATA_DIR: this.dataDir,
        WARROOM_ADMIN_TOKEN: ADMIN_TOKEN,
        LOG_LEVEL: 'warn',
        ...(this.databaseUrl !== null && { DATABASE_URL: this.databaseUrl }),
        ...this.settings,
        ...settings,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    this.child = child
    await new Promise<void>((resolve, reject) => {
      let errors = ''
      child.stderr.on('data', (chunk: Buffer) => {
        errors += chunk
      })
      child.once('exit', (code) => reject(new Error(`the server ended with ${code}: ${errors}`)))
      child.stdout.on('data', (chunk: Buffer) => {
        this.output += chunk
        const ready = /Warroom is ready at http:\/\/127\.0\.0\.1:(\d+)/.exec(this.output)
        if (!ready) return
        this.port = Number(ready[1])
        resolve()
      })
    })
    return this
  }

  /** The link that makes the first admin, as the terminal shows it. */
  get setUpUrl(): string {
    return /^Set up your workspace: (\S+)/m.exec(this.output)?.[1] ?? ''
  }

  /** Holds the whole process still, so that what comes meanwhile is met all at once. */
  freeze(): void {
    this.child?.kill('SIGSTOP')
  }

  thaw(): void {
    this.child?.kill('SIGCONT')
  }

  async end(signal: NodeJS.Signals): Promise<number | null> {
    const { child } = this
    if (!child) return null
    this.child = null
    this.output = ''
    const exited = new Promise<number | null>((resolve) => child.once('exit', (code) => resolve(code)))
    child.kill(signal)
    return exited
  }

  /** Kills it after this long; whether it had ended by itself before. */
  async diesWithin(ms: number): Promise<boolean> {
    const { child } = this
    if (!child) return true
    let endedItself = true
    const timer = setTimeout(() => {
      endedItself = false
      child.kill('SIGKILL')
    }, ms)
    if (child.exitCode === null && child.signalCode === null) {
      await new Promise((resolve) => child.once('exit', resolve))
    }
    clearTimeout(timer)
    this.child = null
    this.output = ''
    return endedItself
  }

  async remove(): Promise<void> {
    await this.end('SIGKILL')
    rmSync(this.dataDir, { recursive: true, force: true })
  }

  async call<T>(
    method: 'GET' | 'POST',
    path: string,
    body?: unknown,
    token = ADMIN_TOKEN,
  ): Promise<{ status: number; body: T }> {
    const ask = () =>
      fetch(`${this.url}${path}`, {
        method,
        headers: {
          authorization: `Bearer ${token}`,
          ...(body !== undefined && { 'content-type': 'application/json' }),
        },
        ...(body !== undefined && { body: JSON.stringify(body) }),
      })
    // A kept connection may be closed at the moment it is used again; reading twice does no harm.
    const response = await (method === 'GET' ? ask().catch(ask) : ask())
    return { status: response.status, body: (await response.json()) as T }
  }

  async person(name: string, role: AccountRole = 'responder'): Promise<Member> {
    const { body: person } = await this.call<{ id: string }>('POST', '/api/v1/people', { name, role })
    const { body } = await this.call<{ token: string }>('POST', `/api/v1/people/${person.id}/tokens`)
    return { id: person.id, name, token: body.token }
  }

  async declare(title = 'Checkout fails in EU'): Promise<string> {
    return (await this.call<{ id: string }>('POST', '/api/v1/incidents', { title })).body.id
  }

  command(incidentId: string, command: CommandInput, token: string) {
    return this.call<Record<string, unknown>>(
      'POST',
      `/api/v1/incidents/${incidentId}/commands`,
      command,
      token,
    )
  }
}
