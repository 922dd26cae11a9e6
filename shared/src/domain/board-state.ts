import type { Action } from './action.ts'
import type { Confidence, Evidence, Hypothesis } from './hypothesis.ts'

export interface ExitCriterion {
  readonly id: string
  readonly text: string
  readonly met: boolean
  readonly order: string
}

/** The `board` document as plain values; lists are sorted by `(order, id)`. */
export interface BoardState {
  readonly whatHappened: string
  readonly impact: string
  readonly notes: string
  readonly hypotheses: readonly Hypothesis[]
  readonly evidence: readonly Evidence[]
  /** `<hypothesisId>:<personId>` → confidence. */
  readonly confidence: Readonly<Record<string, Confidence>>
  readonly actions: readonly Action[]
  readonly exitCriteria: readonly ExitCriterion[]
  readonly updateDraft: { readonly whatHappened: string; readonly impact: string; readonly nextSteps: string }
}
