/** Whether this server has more to do, or more in memory, than it can bear: measured twice a second. */
import { performance } from 'node:perf_hooks'
import { getHeapStatistics } from 'node:v8'
import { LoadRule, type Overload } from './transports/load-rule.ts'

const SAMPLE_MS = 500

export class LoadWatch {
  private readonly rule = new LoadRule()
  private readonly sampling: NodeJS.Timeout

  constructor() {
    let before = performance.eventLoopUtilization()
    this.sampling = setInterval(() => {
      const now = performance.eventLoopUtilization()
      const { utilization: busyShare } = performance.eventLoopUtilization(now, before)
      before = now
      const { used_heap_size: used, heap_size_limit: limit } = getHeapStatistics()
      this.rule.sample({ busyShare, heapShare: used / limit })
    }, SAMPLE_MS)
    this.sampling.unref()
  }

  get overload(): Overload | null {
    return this.rule.overload
  }

  stop(): void {
    clearInterval(this.sampling)
  }
}
