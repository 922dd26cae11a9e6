import { authorize } from '@warroom/shared/domain/permission.ts'
import type { Clock } from '@warroom/shared/ports/clock.ts'
import { z } from 'zod'
import type { StorageHealth } from '../../../ports/storage-health.ts'
import type { Overload } from '../../load-rule.ts'
import { aliveAnswer, readyAnswer } from '../answers.ts'
import { type Endpoint, endpoint } from '../endpoint.ts'
import type { Metrics } from '../metrics.ts'
import { Problem } from '../problem.ts'

interface OperationsParts {
  readonly health: StorageHealth
  readonly clock: Clock
  readonly isStopping: () => boolean
  readonly degraded: () => readonly string[]
  readonly overload: () => Overload | null
  readonly metrics: Metrics
  /** The OpenAPI document, which describes these endpoints, too. */
  readonly openApi: () => unknown
}

/** Checking writes to the disk, and anybody may ask: so not on every question. */
function oncePerSecond({ health, clock }: Pick<OperationsParts, 'health' | 'clock'>): StorageHealth['check'] {
  let asked = Number.NEGATIVE_INFINITY
  let answer: ReturnType<StorageHealth['check']> | null = null
  return () => {
    if (answer === null || clock.now() - asked >= 1000) {
      asked = clock.now()
      answer = health.check()
    }
    return answer
  }
}

/** What machines ask: alive, ready, figures, and the description of the API. */
export function operationsEndpoints(parts: OperationsParts): Endpoint[] {
  const { isStopping, degraded, overload, metrics, openApi } = parts
  const storage = oncePerSecond(parts)
  return [
    endpoint({
      method: 'get',
      path: '/livez',
      tag: 'operations',
      summary: 'Alive. Looks at nothing else: an outage of storage must not restart every server',
      access: 'anyone',
      answers: { 200: { description: 'Alive.', body: aliveAnswer } },
      handle: async () => ({ status: 200, body: { status: 'alive' } }),
    }),
    endpoint({
      method: 'get',
      path: '/readyz',
      tag: 'operations',
      summary: 'Ready to take work: storage takes writes, and the server is not stopping',
      access: 'anyone',
      answers: { 200: { description: 'Ready.', body: readyAnswer } },
      problems: ['storage-unavailable', 'stopping', 'overloaded'],
      handle: async () => {
        if (isStopping()) throw new Problem('stopping', 'Another start follows, or another server.')
        if (!(await storage()).writable)
          throw new Problem('storage-unavailable', 'Storage does not take writes.')
        const load = overload()
        if (load === 'memory') throw new Problem('overloaded', 'Hardly any memory is left.')
        return { status: 200, body: { status: 'ready', degraded: [...degraded(), ...(load ? [load] : [])] } }
      },
    }),
    endpoint({
      method: 'get',
      path: '/metrics',
      tag: 'operations',
      summary: 'Figures in Prometheus text format; for this machine, and for admins from elsewhere',
      access: 'anyone',
      answers: { 200: { description: 'Figures.', body: z.string() } },
      problems: ['not-signed-in', 'forbidden'],
      handle: async ({ caller, fromThisMachine }) => {
        if (!fromThisMachine) {
          const permission = authorize(caller().actor, 'operations:read', { kind: 'workspace' })
          if (!permission.allowed) throw new Problem('forbidden', permission.why)
        }
        return { status: 200, body: await metrics.text(), contentType: metrics.contentType }
      },
    }),
    endpoint({
      method: 'get',
      path: '/api/v1/openapi.json',
      tag: 'operations',
      summary: 'This description',
      access: 'anyone',
      answers: { 200: { description: 'OpenAPI 3.1.', body: z.looseObject({ openapi: z.string() }) } },
      handle: async () => ({ status: 200, body: openApi() }),
    }),
  ]
}
