/** What this person adds to the board: each addition is one transaction and one named act to undo. */
import {
  type Authorship,
  addAction,
  addEvidence,
  addExitCriterion,
  addRunbookStep,
  attachRunbook,
  type EditableCollection,
  proposeHypothesis,
} from '@warroom/shared/document/board-edits.ts'
import { orderBetween } from '@warroom/shared/document/order-key.ts'
import type { RunbookTemplate } from '@warroom/shared/domain/runbook.ts'
import type { BoardEditorOptions } from './board-editor-options.ts'
import type { BoardEdits } from './board-edits-contract.ts'
import type { EntityStore } from './entity-store.ts'
import type { FieldValue } from './overwritten-contract.ts'
import { short } from './short-words.ts'

export class BoardAdditions {
  private readonly options: Omit<BoardEditorOptions, 'overwritten' | 'whyNot'>

  constructor(options: Omit<BoardEditorOptions, 'overwritten' | 'whyNot'>) {
    this.options = options
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

  readonly attachRunbook = (template: RunbookTemplate): string | null => {
    const { board, ids, random } = this.options
    let last: string | null = null
    const places = template.steps.map(() => {
      last = orderBetween(last, null, random)
      return { id: ids.next(), order: last }
    })
    const label = `You attached ${short(template.title)}`
    return this.create(label, 'runbooks', 'withdrawn', true, false, (authorship) =>
      attachRunbook(board.document, authorship, template, places),
    )
  }

  readonly addRunbookStep = (runbookId: string, text: string): string | null => {
    const { board, random } = this.options
    const order = orderBetween(board.stepsOf.get(runbookId).at(-1)?.order ?? null, null, random)
    return this.create(`You added ${short(text)}`, 'runbookSteps', 'withdrawn', true, false, ({ id }) =>
      addRunbookStep(board.document, id, { runbookId, text, order }),
    )
  }

  private create(
    label: string,
    collection: EditableCollection,
    field: string,
    putAway: FieldValue,
    there: FieldValue,
    write: (authorship: Authorship) => void,
  ): string | null {
    const { me, ids, now, undo } = this.options
    if (!this.options.canEdit) return null
    const id = ids.next()
    write({ id, by: me.personId, at: now() })
    // Nothing is deleted: taking an addition back puts the record away, where it can be read and fetched again.
    undo.add(label, [{ collection, id, field, from: putAway, to: there }])
    return id
  }

  private atEnd<T extends { readonly id: string; readonly order: string }>(store: EntityStore<T>): string {
    return orderBetween(store.list.get().at(-1)?.order ?? null, null, this.options.random)
  }
}
