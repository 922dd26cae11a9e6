import { Counter, type Registry } from 'prom-client'
import type { ProblemBody } from './problem.ts'

/** Requests that were refused for who asks, or how often (names of RELIABILITY 5c). */
export class RefusalMetrics {
  private readonly unauthenticated: Counter
  private readonly denied: Counter
  private readonly limited: Counter

  constructor(registry: Registry) {
    const counter = (name: string, help: string, label: string) =>
      new Counter({ name, help, labelNames: [label], registers: [registry] })
    this.unauthenticated = counter('wr_auth_failures_total', 'Requests without valid credentials', 'kind')
    this.denied = counter('wr_authz_denied_total', 'Requests somebody may not make', 'action')
    this.limited = counter('wr_ratelimited_total', 'Requests over a limit', 'scope')
  }

  /** Labels are of our own short lists: the problem and the method, never what was asked for. */
  count({ type, status }: ProblemBody, method: string): void {
    const kind = type.slice(type.lastIndexOf(':') + 1)
    if (status === 401) this.unauthenticated.inc({ kind })
    if (status === 403) this.denied.inc({ action: method })
    if (status === 429) this.limited.inc({ scope: kind })
  }
}
