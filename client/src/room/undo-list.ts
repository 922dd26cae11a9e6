/**
 * My acts by name. Undo writes forward: a new change that restores the old value, and only where nobody changed it since;
 * otherwise it says who did and offers to put mine back anyway. Nothing is deleted, nothing expires.
 */
import type { BoardDocument } from '@warroom/shared/document/board-document.ts'
import type { IdSource } from '@warroom/shared/ports/id-source.ts'
import { type FieldStep, readField, writeFields } from './board-fields.ts'
import { Observable } from './observable.ts'
import type { UndoEntry, UndoHistory, UndoResult, UndoState } from './undo-contract.ts'

const KEPT = 20
/** Typing in a short field is one act, not one per pause. */
const SAME_ACT_MS = 5_000

interface Act extends UndoEntry {
  readonly steps: readonly FieldStep[]
  /** A value that is typed, so that acts in quick succession are one. */
  readonly typed: boolean
}

export interface UndoListOptions {
  readonly board: BoardDocument
  readonly ids: IdSource
  readonly now: () => number
  /** Who wrote the present value; `null` when that is not known. */
  readonly authorOf: (step: FieldStep) => string | null
  /** My own values changed by an undo count as my newest ones. */
  readonly onWritten: (steps: readonly FieldStep[]) => void
}

export class UndoList implements UndoHistory {
  readonly state = new Observable<UndoState>({ list: [], redoable: null })
  private readonly options: UndoListOptions
  private done: readonly Act[] = []
  private undone: readonly Act[] = []

  constructor(options: UndoListOptions) {
    this.options = options
  }

  /** Notes what I just did. */
  add(label: string, steps: readonly FieldStep[], typed = false): void {
    const at = this.options.now()
    const last = this.done.at(-1)
    const joined =
      last && typed && last.typed && at - last.at < SAME_ACT_MS ? joinSteps(last.steps, steps) : null
    const act: Act = { id: this.options.ids.next(), label, at, steps: joined ?? steps, typed }
    this.done = [...(joined ? this.done.slice(0, -1) : this.done), act].slice(-KEPT)
    this.undone = []
    this.publish()
  }

  readonly undo = (id?: string): UndoResult => {
    const act = id === undefined ? this.done.at(-1) : this.done.find((a) => a.id === id)
    if (!act) return { ok: true }
    const finish = (): void => {
      this.write(act.steps.map((s) => ({ ...s, from: s.to, to: s.from })))
      this.done = this.done.filter((a) => a !== act)
      this.undone = [...this.undone, act].slice(-KEPT)
      this.publish()
    }
    return this.attempt(act.steps, 'to', finish)
  }

  readonly redo = (): UndoResult => {
    const act = this.undone.at(-1)
    if (!act) return { ok: true }
    const finish = (): void => {
      this.write(act.steps)
      this.undone = this.undone.filter((a) => a !== act)
      this.done = [...this.done, { ...act, at: this.options.now() }].slice(-KEPT)
      this.publish()
    }
    return this.attempt(act.steps, 'from', finish)
  }

  /** `expected`: which side of the steps must be the present value. */
  private attempt(steps: readonly FieldStep[], expected: 'from' | 'to', finish: () => void): UndoResult {
    const changed = steps.find((step) => readField(this.options.board, step) !== step[expected])
    if (!changed) {
      finish()
      return { ok: true }
    }
    const name = this.options.authorOf(changed)
    return { ok: false, why: `${name ?? 'Somebody'} changed it after you.`, force: finish }
  }

  private write(steps: readonly FieldStep[]): void {
    writeFields(
      this.options.board,
      steps.map(({ collection, id, field, to }) => ({ collection, id, field, value: to })),
    )
    this.options.onWritten(steps)
  }

  private publish(): void {
    const shown = ({ id, label, at }: Act): UndoEntry => ({ id, label, at })
    const next = this.undone.at(-1)
    this.state.set({ list: this.done.map(shown), redoable: next ? shown(next) : null })
  }
}

/** Two changes of the same fields as one; `null` when they are of different ones. */
function joinSteps(first: readonly FieldStep[], second: readonly FieldStep[]): readonly FieldStep[] | null {
  if (first.length !== second.length) return null
  const joined = second.map((step) => {
    const earlier = first.find(
      (f) => f.collection === step.collection && f.id === step.id && f.field === step.field,
    )
    return earlier && earlier.to === step.from ? { ...step, from: earlier.from } : null
  })
  return joined.every((step) => step !== null) ? joined : null
}
