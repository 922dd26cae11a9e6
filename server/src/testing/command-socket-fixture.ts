/** The command and presence lanes alone, behind a real HTTP server, with rooms in memory and a clock that stands still. */
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Actor } from '@warroom/shared/domain/actor.ts'
import type { IncidentId } from '@warroom/shared/domain/ids.ts'
import type { NoticeKind } from '@warroom/shared/protocol/socket-events.ts'
import { io, type Socket } from 'socket.io-client'
import { MemoryIncidentIndex } from '../adapters/memory/memory-incident-index.ts'
import { MemoryIncidentLog } from '../adapters/memory/memory-incident-log.ts'
import { MemoryPresenceStore } from '../adapters/memory/memory-presence-store.ts'
import type { PresenceStore } from '../ports/presence-store.ts'
import { PersonBudgets } from '../rooms/person-budget.ts'
import { StorageWatch } from '../rooms/storage-watch.ts'
import { createCommandSocket } from '../transports/socket/command-socket.ts'
import { SocketPlaces } from '../transports/socket-places.ts'
import { BusHub, type HubBus } from './bus-hub.ts'
import { alice, aRoom, bob, carol, dave, type RoomFixture } from './room-fixture.ts'

export interface CommandSocketFixture {
  readonly room: RoomFixture
  readonly id: IncidentId
  readonly presence: PresenceStore
  /** Where this instance meets others. */
  readonly hub: BusHub
  readonly bus: HubBus
  readonly storage: StorageWatch
  /** Whether storage takes writes. */
  readonly health: { writable: boolean }
  /** What the transport logged as errors. */
  readonly errors: string[]
  /** Makes looking up incidents fail, as a broken disk would. */
  failing: boolean
  /** Connects with a session, as the upgrade router would let in; its reference is the person's id. */
  connect(actor: Actor, withToken?: 'with a token in the handshake'): Promise<Socket>
  /** Sign-ins brought in handshakes that are looked after now. */
  readonly signIns: readonly string[]
  /** What kinds of notices it was sent. */
  notices(client: Socket): readonly NoticeKind[]
  endSessions(isOver: (sessionRef: string) => boolean): void
  close(): Promise<void>
}

export async function aCommandSocket(): Promise<CommandSocketFixture> {
  const log = new MemoryIncidentLog()
  const room = await aRoom(log)
  const index = new MemoryIncidentIndex(log)
  const presence = new MemoryPresenceStore()
  const hub = new BusHub()
  const bus = hub.join('here')
  const health = { writable: true }
  const storage = new StorageWatch(
    { check: async () => (health.writable ? { writable: true } : { writable: false, why: 'full' }) },
    room.clock,
  )
  const errors: string[] = []
  const people = [alice, bob, carol, dave]
  const signIns: string[] = []
  const logger = {
    info: () => undefined,
    warn: () => undefined,
    error: (_facts: object, message: string) => void errors.push(message),
  }
  const http = createServer()
  http.listen(0, '127.0.0.1')
  await once(http, 'listening')
  const url = `http://127.0.0.1:${(http.address() as AddressInfo).port}`
  const commands = createCommandSocket({
    rooms: room.registry,
    presence,
    authenticate: {
      byToken: async (token) => {
        const actor = people.find(({ personId }) => token === `token of ${personId}`)
        return actor ? { actor, sessionRef: token } : null
      },
    },
    signIns: {
      opened: (sessionRef) => {
        signIns.push(sessionRef)
        return () => void signIns.splice(signIns.indexOf(sessionRef), 1)
      },
    },
    clock: room.clock,
    places: new SocketPlaces(),
    budgets: new PersonBudgets(),
    logger,
    publicUrl: url,
    bus,
    storage,
    index: {
      list: (query) => index.list(query),
      find: async (idOrKey) => {
        if (fixture.failing) throw new Error('disk failed')
        return index.find(idOrKey)
      },
    },
  })
  http.on('upgrade', (request, socket, head) => {
    const who = people.find((person) => person.personId === request.headers['x-person'])
    commands.handleUpgrade(request, socket, head, who ?? null, who?.personId ?? null)
  })
  const clients: Socket[] = []
  const noticesOf = new Map<Socket, NoticeKind[]>()
  const fixture: CommandSocketFixture = {
    room,
    id: room.id,
    presence,
    hub,
    bus,
    storage,
    health,
    errors,
    failing: false,
    signIns,
    connect: async (actor, withToken) => {
      const client = io(url, {
        transports: ['websocket'],
        ...(withToken
          ? { auth: { token: `token of ${actor.personId}` } }
          : { extraHeaders: { 'x-person': actor.personId } }),
        forceNew: true,
        reconnection: false,
      })
      clients.push(client)
      // From the first word on: some are said on arrival.
      const heard: NoticeKind[] = []
      noticesOf.set(client, heard)
      client.on('notice', ({ kind }) => heard.push(kind))
      await new Promise<void>((resolve, reject) => {
        client.once('connect', resolve)
        client.once('connect_error', reject)
      })
      return client
    },
    notices: (client) => noticesOf.get(client) ?? [],
    endSessions: (isOver) => commands.endSessions(isOver),
    close: async () => {
      for (const client of clients) client.disconnect()
      await commands.close()
      await room.registry.close()
      http.close()
      await once(http, 'close')
    },
  }
  return fixture
}
