/**
 * Commands are asked now or not at all. Invariants:
 * 1. Every attempt of one command carries the same id, so that the server acts once.
 * 2. After the last attempt the command is forgotten; it is never sent when the line comes back.
 */
import type { CommandInput } from '@warroom/shared/commands/command.ts'
import type { CommandResult } from '@warroom/shared/commands/refusal.ts'
import type { Clock, Scheduler } from '@warroom/shared/ports/clock.ts'
import type { IdSource } from '@warroom/shared/ports/id-source.ts'
import type { CommandCall, CommandSender } from './command-sender.ts'
import type { Readable } from './observable.ts'

/** How long a person is kept waiting, all attempts together. */
const PATIENCE_MS = 10_000
const ATTEMPT_MS = 4_000
/** How long a command waits for a line that is just away. */
const LINE_WITHIN_MS = 2_500

export interface CommandWire {
  readonly joined: Readable<boolean>
  command(command: CommandInput, withinMs: number): Promise<CommandResult | null>
}

const unavailable = (asked: boolean): CommandResult => ({
  ok: false,
  refusal: {
    code: 'unavailable',
    message: asked
      ? 'The server did not answer. Look whether it happened before you try again; nothing will be sent by itself.'
      : 'This needs the connection, which is away. Nothing was sent; try again when it is back.',
  },
})

export class CommandLane implements CommandSender {
  private readonly wire: CommandWire
  private readonly clock: Clock & Scheduler
  private readonly ids: IdSource

  constructor(wire: CommandWire, clock: Clock & Scheduler, ids: IdSource) {
    this.wire = wire
    this.clock = clock
    this.ids = ids
  }

  async send(call: CommandCall): Promise<CommandResult> {
    const command = { ...call, id: this.ids.next() } as CommandInput
    const until = this.clock.now() + PATIENCE_MS
    let asked = false
    for (;;) {
      const leftMs = until - this.clock.now()
      if (leftMs <= 0 || !(await this.lineIsThere(Math.min(LINE_WITHIN_MS, leftMs))))
        return unavailable(asked)
      asked = true
      const askedAt = this.clock.now()
      const answer = await this.wire.command(command, Math.min(ATTEMPT_MS, Math.max(1, leftMs)))
      if (answer) return answer
      // A line that is just breaking fails at once; asking in a tight loop helps nobody.
      if (this.clock.now() - askedAt < 100) await this.pause(100)
    }
  }

  private lineIsThere(withinMs: number): Promise<boolean> {
    const { joined } = this.wire
    if (joined.get()) return Promise.resolve(true)
    return new Promise((resolve) => {
      const finish = (there: boolean): void => {
        stopWaiting()
        stopWatching()
        resolve(there)
      }
      const stopWaiting = this.clock.after(withinMs, () => finish(false))
      const stopWatching = joined.subscribe(() => {
        if (joined.get()) finish(true)
      })
    })
  }

  private pause(ms: number): Promise<void> {
    return new Promise((resolve) => {
      this.clock.after(ms, resolve)
    })
  }
}
