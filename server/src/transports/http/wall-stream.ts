import type { Scheduler } from '@warroom/shared/ports/clock.ts'
import type { WallProjection } from '@warroom/shared/protocol/wall-projection.ts'
import type { WallViewer } from './wall-feed.ts'

/** How long a wall waits before it opens the stream again. */
const RETRY_HINT_MS = 2_000
/** A reader who takes nothing for so long is cut off: it comes back when it can. */
export const STUCK_READER_MS = 30_000

/** The half of a response that a stream needs. */
export interface StreamResponse {
  write(chunk: string): boolean
  end(): void
  destroy(): void
  on(event: 'drain', listener: () => void): unknown
}

const frame = (event: string, data: unknown): string => `event: ${event}\ndata: ${JSON.stringify(data)}\n\n`

/**
 * Server-Sent Events of one wall. Holds at most one waiting projection: a reader too slow for what happens skips to
 * the newest, so that no wall can make the server remember its past.
 */
export class WallStream implements WallViewer {
  private readonly response: StreamResponse
  private readonly scheduler: Scheduler
  private isFull = false
  private waiting: WallProjection | null = null
  private cancelCut: (() => void) | null = null

  constructor(response: StreamResponse, scheduler: Scheduler) {
    this.response = response
    this.scheduler = scheduler
    response.on('drain', () => this.drained())
    this.send(`retry: ${RETRY_HINT_MS}\n\n`)
  }

  projection(projection: WallProjection): void {
    if (this.isFull) this.waiting = projection
    else this.send(frame('projection', projection))
  }

  beat(serverNow: number): void {
    // A beat dropped is a beat late, which is what a slow line should look like.
    if (!this.isFull) this.send(frame('beat', { serverNow }))
  }

  /** Forgets everything; the response is somebody else's to end. */
  dispose(): void {
    this.cancelCut?.()
    this.cancelCut = null
    this.waiting = null
    this.isFull = true
  }

  end(): void {
    this.dispose()
    this.response.end()
  }

  private send(text: string): void {
    if (this.response.write(text)) return
    this.isFull = true
    this.cancelCut = this.scheduler.after(STUCK_READER_MS, () => this.response.destroy())
  }

  private drained(): void {
    this.cancelCut?.()
    this.cancelCut = null
    this.isFull = false
    const { waiting } = this
    this.waiting = null
    if (waiting) this.send(frame('projection', waiting))
  }
}
