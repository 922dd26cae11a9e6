/**
 * Short fields are "last write wins"; this keeps the loser's value at hand (UX 1.6). A value of mine that somebody's
 * replaced is offered back if they had not seen mine (two at once, or one of us offline), or had seen it only just:
 * whoever had the field open did not read what came in meanwhile. Values and offers survive closing the tab.
 */
import type { BoardDocument } from '@warroom/shared/document/board-document.ts'
import type { EditableCollection } from '@warroom/shared/document/board-edits.ts'
import * as Y from 'yjs'
import { fieldItem, readField } from './board-fields.ts'
import { FROM_DEVICE } from './document-keeper.ts'
import { KeyedListeners } from './entity-store.ts'
import type { KeyedReadable } from './observable.ts'
import { type FieldValue, fieldKey, type Overwritten } from './overwritten-contract.ts'

const OFFERED_FOR_MS = 10 * 60_000
/** A value that stood this long was there to be read before it was replaced. */
const JUST_SEEN_MS = 60_000
const COLLECTIONS = ['hypotheses', 'evidence', 'actions', 'exitCriteria', 'runbooks', 'runbookSteps'] as const
/** Places in a list are nobody's words. */
const UNOFFERED: ReadonlySet<string> = new Set(['order', 'withdrawn', 'number', 'acceptedAt', 'settledBy'])

/** A value of mine, as it is kept on the device. */
export interface OwnValue {
  readonly collection: EditableCollection
  readonly id: string
  readonly field: string
  readonly value: FieldValue
  readonly at: number
  /** The change that wrote it. */
  readonly client: number
  readonly clock: number
  readonly offer: Overwritten | null
}

export interface OverwrittenListOptions {
  readonly board: BoardDocument
  readonly now: () => number
  readonly nameOfWriter: (client: number, recordId: string) => string | null
  /** The list changed and should be kept. */
  readonly keep: (values: readonly OwnValue[]) => void
}

export class OverwrittenList {
  private readonly options: OverwrittenListOptions
  private readonly own = new Map<string, OwnValue>()
  private readonly listeners = new KeyedListeners()
  readonly offers: KeyedReadable<Overwritten | null> = {
    get: (key) => this.own.get(key)?.offer ?? null,
    subscribe: this.listeners.subscribe,
  }

  constructor(options: OverwrittenListOptions) {
    this.options = options
    for (const collection of COLLECTIONS) {
      options.board[collection].observeDeep((events, transaction) => {
        if (transaction.local || transaction.origin === FROM_DEVICE) return
        for (const event of events) this.look(collection, event)
      })
    }
  }

  /** I set this field; whatever was offered for it is answered. */
  noteOwn(collection: EditableCollection, id: string, field: string): void {
    if (UNOFFERED.has(field)) return
    const item = fieldItem(this.options.board, collection, id, field)
    if (!item) return
    this.put({
      collection,
      id,
      field,
      value: readField(this.options.board, { collection, id, field }),
      at: this.options.now(),
      client: item.id.client,
      clock: item.id.clock,
      offer: null,
    })
  }

  /** The offer is answered: theirs stays. Returns my value, `null` when nothing was offered. */
  answer(collection: EditableCollection, id: string, field: string): OwnValue | null {
    const key = fieldKey(collection, id, field)
    const value = this.own.get(key)
    if (!value?.offer) return null
    this.forget(key)
    return value
  }

  /** What an earlier visit kept. */
  restore(kept: unknown): void {
    if (!Array.isArray(kept)) return
    for (const value of kept.filter(isOwnValue)) this.put(value)
  }

  /** Ends what is over: offers of ten minutes, values that everybody had the time to read. */
  expire(isSaved: boolean): void {
    const now = this.options.now()
    for (const [key, { offer, at }] of this.own) {
      // A value that has not reached the server has been seen by nobody, however old it is.
      const over = offer ? now - offer.at > OFFERED_FOR_MS : isSaved && now - at > OFFERED_FOR_MS
      if (!over) continue
      this.forget(key)
    }
  }

  private forget(key: string): void {
    this.own.delete(key)
    this.listeners.tell(key)
    this.options.keep([...this.own.values()])
  }

  private put(value: OwnValue): void {
    const key = fieldKey(value.collection, value.id, value.field)
    this.own.set(key, value)
    this.listeners.tell(key)
    this.options.keep([...this.own.values()])
  }

  private look(collection: EditableCollection, event: Y.YEvent<Y.AbstractType<unknown>>): void {
    const [id] = event.path
    if (event.path.length !== 1 || !(event.target instanceof Y.Map)) return
    for (const field of event.keys.keys()) {
      const mine = this.own.get(fieldKey(collection, String(id), field))
      if (mine) this.replaced(mine)
    }
  }

  private replaced(mine: OwnValue): void {
    const { board, now, nameOfWriter } = this.options
    const item = fieldItem(board, mine.collection, mine.id, mine.field)
    const theirs = readField(board, mine)
    // Still mine, or cleared while what replaces it is on the way: updates may arrive in parts.
    if (!item || item.deleted || (item.id.client === mine.client && item.id.clock === mine.clock)) return
    if (theirs === mine.value) {
      if (mine.offer) this.put({ ...mine, offer: null })
      return
    }
    if (!mine.offer && sawMine(item, mine) && now() - mine.at > JUST_SEEN_MS) {
      this.forget(fieldKey(mine.collection, mine.id, mine.field))
      return
    }
    const by = nameOfWriter(item.id.client, mine.id)
    this.put({ ...mine, offer: Object.freeze({ theirs, mine: mine.value, by, at: now() }) })
  }
}

/** Whether the writer had my value before them: a change of a map's field names the change it replaced. */
const sawMine = (item: Y.Item, mine: OwnValue): boolean =>
  item.origin !== null && item.origin.client === mine.client && item.origin.clock === mine.clock

function isOwnValue(value: unknown): value is OwnValue {
  if (value === null || typeof value !== 'object') return false
  const { collection, id, field, at, client, clock } = value as Record<string, unknown>
  return (
    COLLECTIONS.some((known) => known === collection) &&
    typeof id === 'string' &&
    typeof field === 'string' &&
    [at, client, clock].every((number) => typeof number === 'number')
  )
}
