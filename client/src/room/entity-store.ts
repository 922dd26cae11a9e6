/**
 * Yjs → React: one frozen snapshot per record, made again only for the record an update touched. Everything that is
 * derived (order, lists) keeps its identity while its content does.
 */
import { recordsOf } from '@warroom/shared/document/field-reader.ts'
import * as Y from 'yjs'
import { type KeyedReadable, Listeners, type Readable } from './observable.ts'

export const sameItems = <T>(a: readonly T[], b: readonly T[]): boolean =>
  a.length === b.length && a.every((item, i) => Object.is(item, b[i]))

/** Listeners by key. */
export class KeyedListeners {
  private readonly byKey = new Map<string, Listeners>()

  readonly subscribe = (key: string, listener: () => void): (() => void) => {
    const listeners = this.byKey.get(key) ?? new Listeners()
    this.byKey.set(key, listeners)
    return listeners.subscribe(listener)
  }

  tell(key: string): void {
    this.byKey.get(key)?.tell()
  }

  tellAll(): void {
    for (const listeners of this.byKey.values()) listeners.tell()
  }
}

export interface EntityStoreOptions<T> {
  readonly read: (id: string, map: Y.Map<unknown>) => T
  readonly compare: (a: T, b: T) => number
  /** Records left out of the list (they can still be asked for by id). */
  readonly hidden?: (map: Y.Map<unknown>) => boolean
}

export class EntityStore<T extends { readonly id: string }> {
  private readonly root: Y.Map<unknown>
  private readonly options: EntityStoreOptions<T>
  private readonly snapshots = new Map<string, T>()
  private readonly perId = new KeyedListeners()
  private readonly whole = new Listeners()
  private readonly order = new Listeners()
  private items: readonly T[] = []
  private itemIds: readonly string[] = []

  readonly one: KeyedReadable<T | null> = {
    get: (id) => this.snapshot(id),
    subscribe: this.perId.subscribe,
  }
  readonly list: Readable<readonly T[]> = { get: () => this.items, subscribe: this.whole.subscribe }
  readonly ids: Readable<readonly string[]> = { get: () => this.itemIds, subscribe: this.order.subscribe }

  constructor(root: Y.Map<unknown>, options: EntityStoreOptions<T>) {
    this.root = root
    this.options = options
    this.sort()
    root.observeDeep((events) => {
      const touched = new Set<string>()
      for (const event of events) {
        const [id] = event.path
        if (id !== undefined) touched.add(String(id))
        else for (const key of event.changes.keys.keys()) touched.add(key)
      }
      this.refresh(touched)
    })
  }

  private refresh(touched: ReadonlySet<string>): void {
    for (const id of touched) this.snapshots.delete(id)
    const idsBefore = this.itemIds
    this.sort()
    for (const id of touched) this.perId.tell(id)
    this.whole.tell()
    if (this.itemIds !== idsBefore) this.order.tell()
  }

  private sort(): void {
    const shown = recordsOf(this.root).filter(([, map]) => !this.options.hidden?.(map))
    this.items = Object.freeze(
      shown
        .map(([id]) => this.snapshot(id))
        .filter((item) => item !== null)
        .sort(this.options.compare),
    )
    const ids = this.items.map((item) => item.id)
    if (!sameItems(ids, this.itemIds)) this.itemIds = Object.freeze(ids)
  }

  private snapshot(id: string): T | null {
    const known = this.snapshots.get(id)
    if (known) return known
    const map = this.root.get(id)
    if (!(map instanceof Y.Map)) return null
    const made = Object.freeze(this.options.read(id, map))
    this.snapshots.set(id, made)
    return made
  }
}
