/** What changed on a board, field by field with before and after, gathered while updates are applied. */
import * as Y from 'yjs'
import { BOARD_TEXTS, type BoardDocument, type BoardText } from './board-document.ts'

const WATCHED = ['hypotheses', 'evidence', 'actions', 'exitCriteria', 'runbooks', 'runbookSteps'] as const
export type WatchedCollection = (typeof WATCHED)[number]

export interface FieldChange {
  readonly from: unknown
  readonly to: unknown
}

export type BoardChange =
  | { readonly type: 'created'; readonly collection: WatchedCollection; readonly id: string }
  | {
      readonly type: 'changed'
      readonly collection: WatchedCollection
      readonly id: string
      readonly fields: ReadonlyMap<string, FieldChange>
    }
  | { readonly type: 'written'; readonly text: BoardText }

export class BoardWatch {
  private changes: BoardChange[] = []

  constructor(board: BoardDocument) {
    for (const collection of WATCHED) {
      board[collection].observeDeep((events) => {
        for (const event of events) this.note(collection, event)
      })
    }
    for (const text of BOARD_TEXTS) {
      board[text].observe(() => this.changes.push({ type: 'written', text }))
    }
  }

  /** The changes since the last call. */
  take(): BoardChange[] {
    const changes = this.changes
    this.changes = []
    return changes
  }

  private note(collection: WatchedCollection, event: Y.YEvent<Y.AbstractType<unknown>>): void {
    const [id] = event.path
    if (id === undefined) {
      for (const [key, change] of event.changes.keys) {
        if (change.action === 'add') this.changes.push({ type: 'created', collection, id: key })
      }
      return
    }
    // Deeper paths are prose inside a record; it is shared text, not a field.
    if (event.path.length > 1 || !(event.target instanceof Y.Map)) return
    const target = event.target as Y.Map<unknown>
    const fields = new Map<string, FieldChange>()
    for (const [key, change] of event.changes.keys) {
      fields.set(key, { from: change.oldValue, to: target.get(key) })
    }
    this.changes.push({ type: 'changed', collection, id: String(id), fields })
  }
}
