import type { RequestHandler } from 'express'
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'

/** Figures of one server, in Prometheus' text format. */
export class Metrics {
  private readonly registry = new Registry()
  private readonly requests: Histogram
  private readonly upgrades: Counter

  constructor(read: { readonly loadedRooms: () => number; readonly syncConnections: () => number }) {
    const registers = [this.registry]
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
    new Gauge({
      name: 'wr_room_loaded',
      help: 'Rooms in memory',
      registers,
      collect() {
        this.set(read.loadedRooms())
      },
    })
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
