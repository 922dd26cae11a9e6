import type { RequestHandler } from 'express'
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'
import type { RoomFigures } from '../../rooms/room-figures.ts'
import type { SocketFigures } from '../socket-figures.ts'
import { RefusalMetrics } from './refusal-metrics.ts'
import { roomMetrics } from './room-metrics.ts'
import { socketMetrics } from './socket-metrics.ts'

/** Read when they are asked for. */
export interface StandingFigures {
  readonly loadedRooms: () => number
  readonly largestDocumentBytes: () => number
  readonly longestTail: () => number
  readonly syncConnections: () => number
  readonly sendBufferBytes: () => number
  readonly redisUp: () => number
  /** `null` when it is another machine's. */
  readonly storageFreeBytes: () => number | null
}

/** Figures of one server, in Prometheus' text format. */
export class Metrics {
  private readonly registry = new Registry()
  private readonly requests: Histogram
  private readonly upgrades: Counter
  private readonly turnedAway: Counter

  /** For the rooms, which know nothing of Prometheus. */
  readonly rooms: RoomFigures
  readonly sockets: SocketFigures
  readonly refusals: RefusalMetrics

  constructor(read: StandingFigures) {
    const registers = [this.registry]
    this.rooms = roomMetrics(this.registry)
    this.sockets = socketMetrics(this.registry)
    this.refusals = new RefusalMetrics(this.registry)
    collectDefaultMetrics({ register: this.registry })
    this.requests = new Histogram({
      name: 'wr_http_request_seconds',
      help: 'Time to answer, by route',
      labelNames: ['method', 'route', 'status'],
      buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1, 5],
      registers,
    })
    this.upgrades = new Counter({
      name: 'wr_ws_upgrades_total',
      help: 'Sockets asked for, by kind and answer',
      labelNames: ['kind', 'result'],
      registers,
    })
    this.turnedAway = new Counter({
      name: 'wr_shed_total',
      help: 'Newcomers and readers turned away because the server was overloaded',
      labelNames: ['why'],
      registers,
    })
    const gauge = (name: string, help: string, value: () => number | null) =>
      new Gauge({
        name,
        help,
        registers,
        collect() {
          const now = value()
          if (now === null) this.reset()
          else this.set(now)
        },
      })
    gauge('wr_room_loaded', 'Rooms in memory', read.loadedRooms)
    gauge('wr_doc_bytes', 'Largest document in memory, about', read.largestDocumentBytes)
    gauge('wr_log_tail_updates', 'Most log rows of a loaded document since its checkpoint', read.longestTail)
    gauge('wr_send_buffer_bytes', 'Waiting to be sent, over all sync connections', read.sendBufferBytes)
    gauge('wr_redis_up', 'Whether word of other instances gets through; 1 without Redis', read.redisUp)
    gauge('wr_storage_free_bytes', 'Left on the disk of the data directory', read.storageFreeBytes)
    new Gauge({
      name: 'wr_ws_connections',
      help: 'Open sync connections',
      labelNames: ['kind'],
      registers,
      collect() {
        this.set({ kind: 'sync' }, read.syncConnections())
      },
    })
  }

  readonly timed: RequestHandler = (request, response, next) => {
    const done = this.requests.startTimer()
    response.on('finish', () => {
      // The route's pattern, never its path: figures must not grow with what people ask for.
      const route = typeof request.route?.path === 'string' ? request.route.path : 'other'
      done({ method: request.method, route, status: response.statusCode })
    })
    next()
  }

  upgrade(kind: string, result: string): void {
    this.upgrades.inc({ kind, result })
  }

  shed(why: string): void {
    this.turnedAway.inc({ why })
  }

  text(): Promise<string> {
    return this.registry.metrics()
  }

  get contentType(): string {
    return this.registry.contentType
  }

  close(): void {
    this.registry.clear()
  }
}
