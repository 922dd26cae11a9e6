import type { Action } from './action.ts'
import type { Confidence, Evidence, Hypothesis } from './hypothesis.ts'
import type { AttachedRunbook, RunbookStep } from './runbook.ts'

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
  /** The oldest first; put away ones are not listed, nor are their steps. */
  readonly runbooks: readonly AttachedRunbook[]
  readonly runbookSteps: readonly RunbookStep[]
  readonly updateDraft: { readonly whatHappened: string; readonly impact: string; readonly nextSteps: string }
}
