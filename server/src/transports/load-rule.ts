/**
 * When a server turns away new work, so that the rooms that are open go on (RELIABILITY decision 10). Two kinds: it has
 * been busy without a break for seconds, and it is about to run out of memory. Both end later than they begin, so that
 * people are not let in and turned away in turn.
 */
export type Overload = 'busy' | 'memory'

export interface LoadSample {
  /** Share of time the event loop had something to do, 0 to 1. */
  readonly busyShare: number
  /** Share of the heap that may be used at all, 0 to 1. */
  readonly heapShare: number
}

const BUSY = { from: 0.97, until: 0.85 } as const
const MEMORY = { from: 0.88, until: 0.78 } as const
/** A storm of people who come back after a restart is over sooner. */
const SAMPLES_IN_A_ROW = 10

export class LoadRule {
  private busyFor = 0
  private isBusy = false
  private isFull = false

  /** Twice a second. */
  sample({ busyShare, heapShare }: LoadSample): void {
    this.busyFor = busyShare >= BUSY.from ? this.busyFor + 1 : 0
    if (this.busyFor >= SAMPLES_IN_A_ROW) this.isBusy = true
    else if (busyShare < BUSY.until) this.isBusy = false
    if (heapShare >= MEMORY.from) this.isFull = true
    else if (heapShare < MEMORY.until) this.isFull = false
  }

  get overload(): Overload | null {
    if (this.isFull) return 'memory'
    return this.isBusy ? 'busy' : null
  }
}
