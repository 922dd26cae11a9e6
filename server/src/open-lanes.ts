/** Who people are, the rooms, and the sockets that lead into them: wired for one running server. */
import { randomInt } from 'node:crypto'
import { EventLoopTurns } from './event-loop-turns.ts'
import { ApiTokens } from './identity/api-tokens.ts'
import { Authenticator } from './identity/authenticate.ts'
import { Invitations } from './identity/invitations.ts'
import { OpenSockets } from './identity/open-sockets.ts'
import { Sessions } from './identity/sessions.ts'
import { DiscreetRooms } from './rooms/discreet-rooms.ts'
import { IncidentRoomRegistry } from './rooms/incident-room-registry.ts'
import { ListFollower } from './rooms/list-follower.ts'
import { PersonBudgets } from './rooms/person-budget.ts'
import { StorageWatch } from './rooms/storage-watch.ts'
import type { ServerParts } from './server-parts.ts'
import type { Metrics } from './transports/http/metrics.ts'
import { wallRoutes } from './transports/http/wall-routes.ts'
import type { Site } from './transports/site.ts'
import { createCommandSocket } from './transports/socket/command-socket.ts'
import { SocketPlaces } from './transports/socket-places.ts'
import { SyncSocket } from './transports/sync/sync-socket.ts'

/** An anonymous concern appears this long after it was raised: longer than anybody remembers who was typing. */
const HELD_MS = { least: 20_000, most: 90_000 } as const

export function openIdentity({ config, identity, clock, ids }: ServerParts, site: Site) {
  const sessions = new Sessions(identity, clock)
  const tokens = new ApiTokens(identity, { clock, ids })
  const invitations = new Invitations(identity, { clock, ids })
  const { adminToken } = config
  const means = { sessions, tokens, adminToken, secureCookies: site.secure }
  return { sessions, tokens, invitations, authenticator: new Authenticator(identity, means) }
}

/** The rooms and the sockets that lead into them. */
export function openLanes(
  { index, presence, log, health, bus, clock, scheduler, ids, logger }: ServerParts,
  site: Site,
  { authenticator, sessions, tokens }: ReturnType<typeof openIdentity>,
  metrics: Metrics,
) {
  const turns = new EventLoopTurns()
  const storage = new StorageWatch(health, scheduler)
  const rooms = new IncidentRoomRegistry({
    log,
    bus,
    figures: {
      ...metrics.rooms,
      storageFailed: (error) => {
        metrics.rooms.storageFailed(error)
        storage.failed()
      },
    },
    clock,
    scheduler,
    ids,
    logger,
    person: (id) => authenticator.person(id),
    turn: turns.next,
  })
  const delayMs = () => randomInt(HELD_MS.least, HELD_MS.most)
  const discreet = new DiscreetRooms(rooms, { scheduler, ids, delayMs })
  const list = new ListFollower({ index, bus, scheduler, logger, onChange: (id) => rooms.changed(id) })
  const places = new SocketPlaces()
  const budgets = new PersonBudgets()
  const sync = new SyncSocket({ rooms, ids, clock, budgets, logger, figures: metrics.sockets })
  const commands = createCommandSocket({
    signIns: { opened: (sessionRef) => openSockets.opened(sessionRef) },
    rooms: discreet,
    index,
    presence,
    authenticate: authenticator,
    clock,
    places,
    budgets,
    logger,
    publicUrl: site.publicUrl,
    bus,
    storage,
  })
  const onFault = (err: unknown) => logger.error({ err }, 'wall could not be read')
  const wall = wallRoutes({ rooms, index, presence, clock, scheduler, onFault })
  const openSockets = new OpenSockets({
    sessions,
    tokens,
    scheduler,
    closers: [sync, commands, wall],
    bus,
    onError: (err) => logger.error({ err }, 'sign-ins could not be checked'),
  })
  return { rooms, discreet, storage, turns, list, sync, commands, wall, openSockets, places, budgets }
}
