/** What this person does on the board: one transaction, one named act to undo, one value to be offered back if lost. */
import {
  addAction,
  addEvidence,
  addExitCriterion,
  type EditableCollection,
  type EditableFields,
  proposeHypothesis,
  setFields,
} from '@warroom/shared/document/board-edits.ts'
import { orderBetween } from '@warroom/shared/document/order-key.ts'
import { type Confidence, confidenceKey } from '@warroom/shared/domain/hypothesis.ts'
import type { IdSource } from '@warroom/shared/ports/id-source.ts'
import type { BoardEdits, Place } from './board-edits-contract.ts'
import { type FieldStep, readField, writeFields } from './board-fields.ts'
import type { BoardStore } from './board-store.ts'
import type { EntityStore } from './entity-store.ts'
import type { FieldValue } from './overwritten-contract.ts'
import type { OverwrittenList } from './overwritten-list.ts'
import type { Me } from './room.ts'
import type { UndoList } from './undo-list.ts'

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

export interface BoardEditorOptions {
  readonly board: BoardStore
  readonly me: Me
  readonly canEdit: boolean
  readonly whyNot: string | null
  readonly now: () => number
  readonly ids: IdSource
  readonly random: (below: number) => number
  readonly undo: UndoList
  readonly overwritten: OverwrittenList
}

const short = (text: string): string => {
  const characters = [...text.replace(/\s+/g, ' ').trim()]
  return characters.length > 60 ? `“${characters.slice(0, 60).join('')}…”` : `“${characters.join('')}”`
}

export class BoardEditor implements BoardEdits {
  readonly canEdit: boolean
  readonly whyNot: string | null
  private readonly options: BoardEditorOptions

  constructor(options: BoardEditorOptions) {
    this.options = options
    this.canEdit = options.canEdit
    this.whyNot = options.whyNot
  }

  readonly proposeHypothesis = (statement: string): string | null => {
    const { board } = this.options
    const order = this.atEnd(board.hypotheses)
    return this.create(
      `You proposed ${short(statement)}`,
      'hypotheses',
      'status',
      'parked',
      'proposed',
      (authorship) => proposeHypothesis(board.document, authorship, { statement, order }),
    )
  }

  readonly addEvidence = (evidence: Parameters<BoardEdits['addEvidence']>[0]): string | null => {
    const { board } = this.options
    const label = `You added evidence ${short(evidence.text)}`
    return this.create(label, 'evidence', 'withdrawn', true, false, (authorship) =>
      addEvidence(board.document, authorship, { ...evidence, link: evidence.link ?? '' }),
    )
  }

  readonly addAction = (action: Parameters<BoardEdits['addAction']>[0]): string | null => {
    const { board } = this.options
    const order = this.atEnd(board.actions)
    return this.create(
      `You added ${short(action.title)}`,
      'actions',
      'state',
      'dropped',
      'open',
      (authorship) => addAction(board.document, authorship, { ...action, order }),
    )
  }

  readonly addExitCriterion = (text: string): string | null => {
    const { board } = this.options
    const order = this.atEnd(board.exitCriteria)
    return this.create(`You added ${short(text)}`, 'exitCriteria', 'withdrawn', true, false, ({ id }) =>
      addExitCriterion(board.document, id, { text: text.toWellFormed(), order }),
    )
  }

  readonly setHypothesis: BoardEdits['setHypothesis'] = (id, fields, label) =>
    this.set('hypotheses', id, fields, label)
  readonly setAction: BoardEdits['setAction'] = (id, fields, label) => this.set('actions', id, fields, label)
  readonly setEvidence: BoardEdits['setEvidence'] = (id, fields, label) =>
    this.set('evidence', id, fields, label)
  readonly setExitCriterion: BoardEdits['setExitCriterion'] = (id, fields, label) =>
    this.set('exitCriteria', id, fields, label)

  readonly setText: BoardEdits['setText'] = (collection, id, field, value, label) =>
    this.set(collection, id, { [field]: value }, label)

  readonly moveHypothesis = (id: string, place: Place): boolean => {
    const { hypotheses } = this.options.board
    const statement = hypotheses.one.get(id)?.statement ?? ''
    return this.set(
      'hypotheses',
      id,
      { order: this.between(hypotheses, place) },
      `You moved ${short(statement)}`,
    )
  }

  readonly moveAction = (id: string, place: Place): boolean => {
    const { actions } = this.options.board
    const title = actions.one.get(id)?.title ?? ''
    return this.set('actions', id, { order: this.between(actions, place) }, `You moved ${short(title)}`)
  }

  readonly moveExitCriterion = (id: string, place: Place): boolean => {
    const { exitCriteria } = this.options.board
    const text = exitCriteria.one.get(id)?.text ?? ''
    const order = this.between(exitCriteria, place)
    return this.set('exitCriteria', id, { order }, `You moved ${short(text)}`)
  }

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

  private create(
    label: string,
    collection: EditableCollection,
    field: string,
    putAway: FieldValue,
    there: FieldValue,
    write: (authorship: { readonly id: string; readonly by: Me['personId']; readonly at: number }) => void,
  ): string | null {
    const { me, ids, now, undo } = this.options
    if (!this.canEdit) return null
    const id = ids.next()
    write({ id, by: me.personId, at: now() })
    // Nothing is deleted: taking an addition back puts the record away, where it can be read and fetched again.
    undo.add(label, [{ collection, id, field, from: putAway, to: there }])
    return id
  }

  private atEnd<T extends { readonly id: string; readonly order: string }>(store: EntityStore<T>): string {
    return orderBetween(store.list.get().at(-1)?.order ?? null, null, this.options.random)
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
