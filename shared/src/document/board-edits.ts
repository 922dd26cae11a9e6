/**
 * What people do on the board, in domain words. Each edit is one transaction, so that nobody sees half a gesture, and
 * creates a record whole (flat map, prose as `Y.Text` made with it), so that two people never create the same one.
 */
import * as Y from 'yjs'
import type { ActionKind } from '../domain/action.ts'
import type { Confidence, EvidenceStance } from '../domain/hypothesis.ts'
import { confidenceKey } from '../domain/hypothesis.ts'
import type { PersonId } from '../domain/ids.ts'
import type { RunbookStepState, RunbookTemplate } from '../domain/runbook.ts'
import type { BoardDocument } from './board-document.ts'

/** Origin of every transaction a person makes on this device; what came from elsewhere has another one. */
export const LOCAL_EDIT = { source: 'localEdit' } as const

/** Fields of the records that may be set on their own; everything else is created with the record and stays. */
export interface EditableFields {
  hypotheses: {
    statement: string
    status: string
    disproof: string
    nextTest: string
    owner: PersonId | null
    order: string
  }
  /** `withdrawn`: taken back by its author; it leaves the lists and stays in the document. */
  evidence: { stance: EvidenceStance; link: string; withdrawn: boolean }
  actions: {
    title: string
    state: string
    owner: PersonId | null
    acceptedAt: number | null
    timeBoxUntil: number | null
    outcome: string | null
    risk: string
    kind: string
    hypothesisId: string | null
    order: string
  }
  exitCriteria: { text: string; met: boolean; order: string; withdrawn: boolean }
  runbooks: { withdrawn: boolean }
  runbookSteps: {
    text: string
    state: RunbookStepState
    settledBy: PersonId | null
    order: string
    withdrawn: boolean
  }
}
export type EditableCollection = keyof EditableFields

export interface Authorship {
  readonly id: string
  readonly by: PersonId
  readonly at: number
}

const create = (collection: Y.Map<unknown>, id: string, fields: Record<string, unknown>): void => {
  collection.set(id, new Y.Map(Object.entries(fields)))
}

const text = (content: string): Y.Text => new Y.Text(content.toWellFormed())

export function proposeHypothesis(
  board: BoardDocument,
  { id, by, at }: Authorship,
  { statement, order }: { readonly statement: string; readonly order: string },
): void {
  board.doc.transact(() => {
    create(board.hypotheses, id, {
      statement: statement.toWellFormed(),
      status: 'proposed',
      disproof: '',
      nextTest: '',
      owner: null,
      order,
      createdBy: by,
      createdAt: at,
    })
  }, LOCAL_EDIT)
}

export function addEvidence(
  board: BoardDocument,
  { id, by, at }: Authorship,
  evidence: {
    readonly hypothesisId: string
    readonly stance: EvidenceStance
    readonly text: string
    readonly link: string
    readonly actionId?: string | null
  },
): void {
  board.doc.transact(() => {
    create(board.evidence, id, {
      hypothesisId: evidence.hypothesisId,
      stance: evidence.stance,
      text: text(evidence.text),
      link: evidence.link.toWellFormed(),
      actionId: evidence.actionId ?? null,
      createdBy: by,
      createdAt: at,
    })
  }, LOCAL_EDIT)
}

export function addAction(
  board: BoardDocument,
  { id, by, at }: Authorship,
  action: {
    readonly title: string
    readonly order: string
    readonly owner?: PersonId | null
    readonly kind?: ActionKind
    readonly hypothesisId?: string | null
  },
): void {
  board.doc.transact(() => {
    create(board.actions, id, {
      title: action.title.toWellFormed(),
      state: 'open',
      owner: action.owner ?? null,
      // Somebody who takes an action themselves has understood it.
      acceptedAt: action.owner === by ? at : null,
      timeBoxUntil: null,
      outcome: null,
      risk: '',
      rollback: text(''),
      kind: action.kind ?? 'mitigate',
      hypothesisId: action.hypothesisId ?? null,
      runbookId: null,
      order: action.order,
      createdBy: by,
      createdAt: at,
    })
  }, LOCAL_EDIT)
}

export function addExitCriterion(
  board: BoardDocument,
  id: string,
  criterion: { readonly text: string; readonly order: string },
): void {
  const text = criterion.text.toWellFormed()
  board.doc.transact(() => create(board.exitCriteria, id, { ...criterion, text, met: false }), LOCAL_EDIT)
}

/** A template's steps as they are now, in one transaction; `stepIds` and `orders` are as many as its steps. */
export function attachRunbook(
  board: BoardDocument,
  { id, by, at }: Authorship,
  template: RunbookTemplate,
  places: readonly { readonly id: string; readonly order: string }[],
): void {
  const snapshot = template.steps.map((step) => step.toWellFormed())
  board.doc.transact(() => {
    create(board.runbooks, id, {
      templateId: template.id,
      title: template.title.toWellFormed(),
      snapshot,
      attachedBy: by,
      attachedAt: at,
    })
    for (const [n, place] of places.entries()) {
      create(board.runbookSteps, place.id, stepFields(id, snapshot[n] ?? '', place.order))
    }
  }, LOCAL_EDIT)
}

export function addRunbookStep(
  board: BoardDocument,
  id: string,
  step: { readonly runbookId: string; readonly text: string; readonly order: string },
): void {
  const fields = stepFields(step.runbookId, step.text.toWellFormed(), step.order)
  board.doc.transact(() => create(board.runbookSteps, id, fields), LOCAL_EDIT)
}

const stepFields = (runbookId: string, text: string, order: string) => ({
  runbookId,
  text,
  state: 'open',
  settledBy: null,
  order,
})

/** Sets fields of one record in one transaction. Returns false when there is no such record. */
export function setFields<C extends EditableCollection>(
  board: BoardDocument,
  collection: C,
  id: string,
  fields: Partial<EditableFields[C]>,
): boolean {
  const map = board[collection].get(id)
  if (!(map instanceof Y.Map)) return false
  board.doc.transact(() => {
    for (const [key, value] of Object.entries(fields)) {
      const next = typeof value === 'string' ? value.toWellFormed() : value
      if (map.get(key) !== next) map.set(key, next)
    }
  }, LOCAL_EDIT)
  return true
}

export function stateConfidence(
  board: BoardDocument,
  hypothesisId: string,
  by: PersonId,
  confidence: Confidence | null,
): void {
  const key = confidenceKey(hypothesisId, by)
  board.doc.transact(() => {
    if (confidence === null) board.confidence.delete(key)
    else board.confidence.set(key, confidence)
  }, LOCAL_EDIT)
}
