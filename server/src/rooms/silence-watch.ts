/**
 * Silence decides: when the window of a decision ends without an objection, the room writes it down, whoever is there. Every
 * instance that has the room open tries; the first writes, the others find nothing left to do.
 */
import { nextSettling } from '@warroom/shared/commands/proposal-decisions.ts'
import { readDecisions } from '@warroom/shared/document/read-record.ts'
import type { RecordDocument } from '@warroom/shared/document/record-document.ts'
import type { RoomPorts } from './room-ports.ts'

/** A store that is away is asked again after this long. */
const AGAIN_MS = 5_000
/** A timer may ring a moment early: what is due and still undecided is looked at again after this long. */
const SOON_MS = 200

export class SilenceWatch {
  private readonly ports: Pick<RoomPorts, 'clock' | 'scheduler'>
  private readonly settle: () => Promise<void>
  private record: RecordDocument | null = null
  private cancel: (() => void) | null = null

  constructor(ports: Pick<RoomPorts, 'clock' | 'scheduler'>, settle: () => Promise<void>) {
    this.ports = ports
    this.settle = settle
  }

  /** From now on this document, which may have come with an open decision. */
  watch(record: RecordDocument): void {
    this.record?.decisions.unobserveDeep(this.look)
    this.record = record
    record.decisions.observeDeep(this.look)
    this.look()
  }

  stop(): void {
    this.record?.decisions.unobserveDeep(this.look)
    this.record = null
    this.cancel?.()
  }

  private readonly look = (): void => this.waitForNext(0)

  private waitForNext(atLeastMs: number): void {
    this.cancel?.()
    this.cancel = null
    if (!this.record) return
    const at = nextSettling({ decisions: readDecisions(this.record) })
    if (at !== null) this.wait(Math.max(atLeastMs, at - this.ports.clock.now()))
  }

  private wait(ms: number): void {
    this.cancel?.()
    this.cancel = this.ports.scheduler.after(ms, () => {
      this.settle().then(
        () => this.waitForNext(SOON_MS),
        () => this.record && this.wait(AGAIN_MS),
      )
    })
  }
}
