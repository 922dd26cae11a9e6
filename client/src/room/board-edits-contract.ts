import type { EditableCollection, EditableFields } from '@warroom/shared/document/board-edits.ts'
import type { ActionKind } from '@warroom/shared/domain/action.ts'
import type { Confidence, EvidenceStance } from '@warroom/shared/domain/hypothesis.ts'
import type { PersonId } from '@warroom/shared/domain/ids.ts'
import type { RunbookTemplate } from '@warroom/shared/domain/runbook.ts'

/** Between which rows a record goes: `before` is the id of the row above it, `after` of the row below; `null` is an end. */
export interface Place {
  readonly before: string | null
  readonly after: string | null
}

/**
 * What a person does on the board. Each call is one transaction and one named entry of the undo list; it works offline.
 * Additions return the new id, `null` when this person may not write; changes return false when nothing was changed.
 * `label` is what the undo strip shows: a whole sentence ("You ruled out “bad deploy”").
 */
export interface BoardEdits {
  /** Added at the end of the list. */
  proposeHypothesis(statement: string): string | null
  addEvidence(evidence: {
    readonly hypothesisId: string
    readonly stance: EvidenceStance
    readonly text: string
    readonly link?: string
    /** The action whose outcome it is. */
    readonly actionId?: string | null
  }): string | null
  /** Added at the end of the list. */
  addAction(action: {
    readonly title: string
    readonly owner?: PersonId | null
    readonly kind?: ActionKind
    readonly hypothesisId?: string | null
  }): string | null
  addExitCriterion(text: string): string | null
  setHypothesis(id: string, fields: Partial<EditableFields['hypotheses']>, label: string): boolean
  setAction(id: string, fields: Partial<EditableFields['actions']>, label: string): boolean
  setEvidence(id: string, fields: Partial<EditableFields['evidence']>, label: string): boolean
  setExitCriterion(id: string, fields: Partial<EditableFields['exitCriteria']>, label: string): boolean
  /** Copies the template's steps as they are. */
  attachRunbook(template: RunbookTemplate): string | null
  /** Added at the end of its runbook. */
  addRunbookStep(runbookId: string, text: string): string | null
  setRunbook(id: string, fields: Partial<EditableFields['runbooks']>, label: string): boolean
  setRunbookStep(id: string, fields: Partial<EditableFields['runbookSteps']>, label: string): boolean
  /** One text field of any record, as `SharedField` writes it. */
  setText(collection: EditableCollection, id: string, field: string, value: string, label: string): boolean
  moveHypothesis(id: string, place: Place): boolean
  moveAction(id: string, place: Place): boolean
  moveExitCriterion(id: string, place: Place): boolean
  moveRunbookStep(id: string, place: Place): boolean
  /** These in this order, on the places they hold together: what stands between them stays where it is. */
  orderHypotheses(ids: readonly string[], label: string): boolean
  /** My own confidence; `null` takes it back. */
  stateConfidence(hypothesisId: string, confidence: Confidence | null): boolean
}
