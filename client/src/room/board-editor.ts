/** What this person does on the board: one transaction, one named act to undo, one value to be offered back if lost. */
import {
  type EditableCollection,
  type EditableFields,
  setFields,
} from '@warroom/shared/document/board-edits.ts'
import { orderBetween } from '@warroom/shared/document/order-key.ts'
import { type Confidence, confidenceKey } from '@warroom/shared/domain/hypothesis.ts'
import { BoardAdditions } from './board-additions.ts'
import type { BoardEditorOptions } from './board-editor-options.ts'
import type { BoardEdits, Place } from './board-edits-contract.ts'
import { type FieldStep, readField, writeFields } from './board-fields.ts'
import type { BoardStore } from './board-store.ts'
import type { EntityStore } from './entity-store.ts'
import type { FieldValue } from './overwritten-contract.ts'
import { short } from './short-words.ts'

/** Fields that are typed, so that undo takes back the whole and not the last pause. */
const TYPED: ReadonlySet<string> = new Set([
  'statement',
  'disproof',
  'nextTest',
  'title',
  'risk',
  'link',
  'text',
])

interface Ordered {
  readonly id: string
  readonly order: string
}

export class BoardEditor implements BoardEdits {
  readonly canEdit: boolean
  readonly whyNot: string | null
  readonly proposeHypothesis: BoardEdits['proposeHypothesis']
  readonly addEvidence: BoardEdits['addEvidence']
  readonly addAction: BoardEdits['addAction']
  readonly addExitCriterion: BoardEdits['addExitCriterion']
  readonly attachRunbook: BoardEdits['attachRunbook']
  readonly addRunbookStep: BoardEdits['addRunbookStep']
  private readonly options: BoardEditorOptions

  constructor(options: BoardEditorOptions) {
    this.options = options
    this.canEdit = options.canEdit
    this.whyNot = options.whyNot
    const additions = new BoardAdditions(options)
    this.proposeHypothesis = additions.proposeHypothesis
    this.addEvidence = additions.addEvidence
    this.addAction = additions.addAction
    this.addExitCriterion = additions.addExitCriterion
    this.attachRunbook = additions.attachRunbook
    this.addRunbookStep = additions.addRunbookStep
  }

  readonly setHypothesis: BoardEdits['setHypothesis'] = (id, fields, label) =>
    this.set('hypotheses', id, fields, label)
  readonly setAction: BoardEdits['setAction'] = (id, fields, label) => this.set('actions', id, fields, label)
  readonly setEvidence: BoardEdits['setEvidence'] = (id, fields, label) =>
    this.set('evidence', id, fields, label)
  readonly setExitCriterion: BoardEdits['setExitCriterion'] = (id, fields, label) =>
    this.set('exitCriteria', id, fields, label)

  readonly setRunbook: BoardEdits['setRunbook'] = (id, fields, label) =>
    this.set('runbooks', id, fields, label)
  readonly setRunbookStep: BoardEdits['setRunbookStep'] = (id, fields, label) =>
    this.set('runbookSteps', id, fields, label)

  readonly setText: BoardEdits['setText'] = (collection, id, field, value, label) =>
    this.set(collection, id, { [field]: value }, label)

  readonly moveHypothesis = (id: string, place: Place): boolean =>
    this.move('hypotheses', id, place, ({ statement }) => statement)
  readonly moveAction = (id: string, place: Place): boolean =>
    this.move('actions', id, place, ({ title }) => title)
  readonly moveExitCriterion = (id: string, place: Place): boolean =>
    this.move('exitCriteria', id, place, ({ text }) => text)
  readonly moveRunbookStep = (id: string, place: Place): boolean =>
    this.move('runbookSteps', id, place, ({ text }) => text)

  readonly orderHypotheses = (ids: readonly string[], label: string): boolean => {
    const { board, undo, overwritten } = this.options
    const orders = ids.map((id) => board.hypotheses.one.get(id)?.order ?? '').sort()
    const steps = ids
      .map((id, i) => {
        const step = { collection: 'hypotheses', id, field: 'order' } as const
        return { ...step, from: readField(board.document, step), to: orders[i] ?? '' }
      })
      .filter(({ from, to }) => from !== to)
    if (!this.canEdit || steps.length === 0) return false
    writeFields(
      board.document,
      steps.map(({ from: _, to, ...step }) => ({ ...step, value: to })),
    )
    for (const { id, field } of steps) overwritten.noteOwn('hypotheses', id, field)
    undo.add(label, steps)
    return true
  }

  readonly stateConfidence = (hypothesisId: string, confidence: Confidence | null): boolean => {
    const { board, me, undo } = this.options
    const id = confidenceKey(hypothesisId, me.personId)
    const step = { collection: 'confidence', id, field: 'confidence' } as const
    const from = readField(board.document, step)
    if (!this.canEdit || from === confidence) return false
    writeFields(board.document, [{ ...step, value: confidence }])
    const label =
      confidence === null ? 'You took back your confidence' : `You stated ${confidence} confidence`
    undo.add(label, [{ ...step, from, to: confidence }])
    return true
  }

  /** Puts a value of mine back over somebody else's. */
  putBack(collection: EditableCollection, id: string, field: string, value: FieldValue): void {
    const label =
      typeof value === 'string' && TYPED.has(field) ? `You put back ${short(value)}` : 'You put yours back'
    this.set(collection, id, { [field]: value }, label)
  }

  private set<C extends EditableCollection>(
    collection: C,
    id: string,
    fields: Partial<EditableFields[C]>,
    label: string,
  ): boolean {
    const { board, undo, overwritten } = this.options
    if (!this.canEdit) return false
    const steps: FieldStep[] = Object.entries(fields)
      .map(([field, value]) => {
        const to = typeof value === 'string' ? value.toWellFormed() : ((value ?? null) as FieldValue)
        return { collection, id, field, from: readField(board.document, { collection, id, field }), to }
      })
      .filter(({ from, to }) => from !== to)
    if (steps.length === 0 || !setFields(board.document, collection, id, fields)) return false
    for (const { field } of steps) overwritten.noteOwn(collection, id, field)
    undo.add(
      label,
      steps,
      steps.every(({ field }) => TYPED.has(field)),
    )
    return true
  }

  private move<C extends 'hypotheses' | 'actions' | 'exitCriteria' | 'runbookSteps'>(
    collection: C,
    id: string,
    place: Place,
    wordsOf: (record: NonNullable<ReturnType<BoardStore[C]['one']['get']>>) => string,
  ): boolean {
    // One record of one collection: the compiler does not follow the union of stores.
    const store = this.options.board[collection] as unknown as EntityStore<Ordered>
    const record = store.one.get(id) as Parameters<typeof wordsOf>[0] | null
    const label = `You moved ${short(record ? wordsOf(record) : '')}`
    return this.set(
      collection,
      id,
      { order: this.between(store, place) } as Partial<EditableFields[C]>,
      label,
    )
  }

  private between<T extends { readonly id: string; readonly order: string }>(
    store: EntityStore<T>,
    { before, after }: Place,
  ): string {
    const orderOf = (id: string | null): string | null =>
      id === null ? null : (store.one.get(id)?.order ?? null)
    return orderBetween(orderOf(before), orderOf(after), this.options.random)
  }
}
