/** What rooms count about themselves; for operators. Never names of people or incidents. */
import type { GateFault } from './gate-fault.ts'

export interface RoomFigures {
  /** A room was loaded from the log. */
  opened(seconds: number): void
  /** An update of a client was let in, or not. */
  judged(fault: GateFault | null): void
  /** From a frame's arrival until its author may be told that it is saved. */
  acknowledged(seconds: number): void
  /** How long handing a commit to all connections took. */
  toldAll(seconds: number): void
  committed(seconds: number, rows: number): void
  storageFailed(error: unknown): void
  /** Rows of other instances came through the log: `gap` when word showed that something was missing, `asked` when nothing did. */
  caughtUp(why: 'gap' | 'asked'): void
}

const nothing = (): void => undefined

export const NO_FIGURES: RoomFigures = {
  opened: nothing,
  judged: nothing,
  acknowledged: nothing,
  toldAll: nothing,
  committed: nothing,
  storageFailed: nothing,
  caughtUp: nothing,
}
