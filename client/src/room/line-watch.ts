/** Asks the lines whether they live: a frozen one closes by itself after half a minute, and people should know earlier. */
import type { Clock, Scheduler } from '@warroom/shared/ports/clock.ts'
import type { DocumentLink } from './document-link.ts'
import type { RoomSocket } from './room-socket.ts'

const CHECK_EVERY_MS = 15_000
/** The server says something at least every fifteen seconds. */
const SILENT_FROM_MS = 20_000

export interface LineWatchOptions {
  readonly clock: Clock & Scheduler
  readonly socket: RoomSocket
  readonly links: readonly DocumentLink[]
  /** Looked; `heard` tells whether the server answered. */
  readonly onChecked: (heard: boolean) => void
}

export class LineWatch {
  private readonly options: LineWatchOptions
  private cancel: (() => void) | null = null

  constructor(options: LineWatchOptions) {
    this.options = options
  }

  start(): void {
    this.cancel?.()
    this.cancel = this.options.clock.after(CHECK_EVERY_MS, () => {
      void this.check({ all: false })
      this.start()
    })
  }

  stop(): void {
    this.cancel?.()
    this.cancel = null
  }

  /** Gives up the lines that do not answer; without `all` only those are asked that have been silent for long. */
  async check({ all }: { readonly all: boolean }): Promise<void> {
    const { clock, socket, onChecked } = this.options
    const wasJoined = socket.joined.get()
    const heardSince = clock.now() - SILENT_FROM_MS
    const asked = this.options.links.filter((link) => all || !wasJoined || link.lastMessageAt < heardSince)
    const [socketLives, ...linksLive] = await Promise.all([
      wasJoined ? socket.isAlive() : false,
      ...asked.map((link) => link.isAlive()),
    ])
    if (!this.cancel) return
    if (wasJoined && !socketLives && socket.joined.get()) socket.drop()
    for (const [i, link] of asked.entries()) if (!linksLive[i]) link.drop()
    onChecked(socketLives)
  }
}
