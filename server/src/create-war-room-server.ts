/** Wires rooms to transports. Everything that touches the world is handed in, so that tests run the same server. */
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import packageJson from '../package.json' with { type: 'json' }
import type { Config } from './config.ts'
import { openIdentity, openLanes } from './open-lanes.ts'
import { healthReader } from './read-health.ts'
import type { ServerParts } from './server-parts.ts'
import { sayGoodbyes } from './transports/goodbyes.ts'
import { createEndpoints } from './transports/http/create-endpoints.ts'
import { createHttpApp } from './transports/http/create-http-app.ts'
import { createHttpServer } from './transports/http/create-http-server.ts'
import { Metrics } from './transports/http/metrics.ts'
import { RateLimits } from './transports/http/rate-limits.ts'
import { Shedding } from './transports/shedding.ts'
import { Site } from './transports/site.ts'
import { UpgradeRouter } from './transports/upgrade-router.ts'

export interface WarRoomServer {
  /** Where people reach it. */
  readonly url: string
  /** Where it listens on this machine; the same unless PUBLIC_URL says otherwise. */
  readonly address: string
  /** The link that makes the first admin, or `null` when there is one. */
  readonly setUpUrl: string | null
  /** Finishes what was received, says goodbye to every socket, and stops. Storage is the caller's to close. */
  close(): Promise<void>
}

const { version } = packageJson
/** Answers and goodbyes that take longer are not waited for when stopping. */
const LAST_ANSWERS_MS = 2_000

/** Binds the port first: only then links, cookies and allowed hosts are known. */
export async function createWarRoomServer(parts: ServerParts): Promise<WarRoomServer> {
  const { config, scheduler, logger } = parts
  const server = createHttpServer()
  await listen(server, config)
  const { port } = server.address() as AddressInfo
  const site = new Site({ publicUrl: config.publicUrl, host: config.host, port })
  const room = openRoom(parts, site)
  server.on('request', room.app)
  server.on('upgrade', room.upgrades.handle)
  const setUp = await room.invitations.openSetUp()

  let closing: Promise<void> | null = null
  const close = async (): Promise<void> => {
    room.stop()
    const closed = new Promise((resolve) => server.close(resolve))
    // Rooms go on meanwhile: who is still here works with those who have gone on.
    if (parts.bus.hasOthers) await sayGoodbyes(room.goodbyes(), { scheduler })
    await room.close()
    server.closeIdleConnections()
    const cutOff = scheduler.after(LAST_ANSWERS_MS, () => {
      server.closeAllConnections()
      room.upgrades.cutAll()
    })
    await closed
    cutOff()
    logger.info('stopped')
  }
  return {
    url: site.publicUrl,
    address: site.address,
    setUpUrl: setUp && `${site.publicUrl}/setup#${setUp}`,
    close: () => {
      closing ??= close()
      return closing
    },
  }
}

/** What serves one running server, from the rooms out to the app and the door for sockets. */
function openRoom(parts: ServerParts, site: Site) {
  const { config, index, logger } = parts
  let isStopping = false
  const who = openIdentity(parts, site)
  const { authenticator, invitations } = who
  const metrics = new Metrics({
    loadedRooms: () => rooms.loaded,
    largestDocumentBytes: () => Math.max(0, ...rooms.openRooms.map(({ bytes }) => bytes)),
    longestTail: () => Math.max(0, ...rooms.openRooms.map(({ tail }) => tail)),
    syncConnections: () => sync.size,
    sendBufferBytes: () => sync.bufferedBytes,
    storageFreeBytes: parts.storageFreeBytes,
    redisUp: () => (parts.degraded().includes('redis') ? 0 : 1),
  })
  const lanes = openLanes(parts, site, who, metrics)
  const { rooms, discreet, storage, turns, list, sync, commands, wall, openSockets } = lanes
  const health = healthReader({ ...parts, ...lanes, version })
  const limits = new RateLimits()
  const shedding = new Shedding(parts.overload, (why) => metrics.shed(why))
  const endpoints = createEndpoints({
    ...parts,
    ...who,
    site,
    rooms: discreet,
    openSockets,
    limits,
    metrics,
    isStopping: () => isStopping,
    readHealth: health.read,
  })
  const app = createHttpApp({
    endpoints,
    door: { authenticator, site, limits, shedding },
    wall,
    metrics,
    clientDirectory: parts.clientDirectory,
    trustProxy: config.trustProxy,
    logger,
  })
  const upgrades = new UpgradeRouter({
    ...lanes,
    site,
    authenticator,
    limits,
    index,
    clock: parts.clock,
    trustsProxy: app.get('trust proxy fn'),
    isStopping: () => isStopping,
    shedding,
    isOpen: (incidentId) => rooms.isOpen(incidentId),
    counted: (kind, result) => metrics.upgrade(kind, result),
    logger,
  })
  return {
    app,
    upgrades,
    invitations,
    stop: () => {
      isStopping = true
    },
    goodbyes: () => [...sync.goodbyes(), ...commands.goodbyes()],
    close: async () => {
      openSockets.stop()
      list.stop()
      storage.stop()
      await discreet.flush()
      // Rooms first: what was received is on disk before anybody is told to come back.
      await rooms.close()
      sync.close()
      await commands.close()
      wall.closeStreams()
      metrics.close()
      turns.stop()
      health.stop()
    },
  }
}

function listen(server: Server, { host, port }: Pick<Config, 'host' | 'port'>): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen({ host, port, backlog: 4096 }, () => {
      server.off('error', reject)
      resolve()
    })
  })
}
