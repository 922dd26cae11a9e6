/** What sockets count, as Prometheus figures (names of RELIABILITY 5c). */
import { Counter, type Registry } from 'prom-client'
import type { SocketFigures } from '../socket-figures.ts'

export function socketMetrics(registry: Registry): SocketFigures {
  const registers = [registry]
  const closes = new Counter({
    name: 'wr_ws_closes_total',
    help: 'Sync sockets closed, by code; 1006 when the line broke',
    labelNames: ['code'],
    registers,
  })
  const slow = new Counter({
    name: 'wr_slow_consumers_total',
    help: 'Readers that did not keep up: presence left out, or cut off',
    labelNames: ['action'],
    registers,
  })
  return {
    closed: (code) => closes.inc({ code: String(code) }),
    wasSlow: (action) => slow.inc({ action }),
  }
}
