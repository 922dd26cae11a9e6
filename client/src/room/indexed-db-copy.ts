/**
 * `LocalCopy` on IndexedDB. One database for the origin; rows carry their scope (person, incident, document), so that
 * two people at one computer never see each other's unsaved words. Tabs share rows: a tab only ever deletes rows that it
 * has read or written itself.
 */
import { committed, FACTS, openDeviceDatabase, settled, UNSAVED, UPDATES } from './device-database.ts'
import type { LoadedCopy, LocalCopies, LocalCopy } from './local-copy.ts'
import type { Unsaved } from './saved-counter.ts'

const NO_EDITS: Unsaved = { count: 0, since: null }

interface UpdateRow {
  readonly scope: string
  readonly update: Uint8Array
}

/** Opened on first use, and again after the browser closed it. */
export function indexedDbCopies(visit: string): LocalCopies {
  let opening: Promise<IDBDatabase> | null = null
  const database = (): Promise<IDBDatabase> => {
    opening ??= openDeviceDatabase().then((opened) => {
      const forget = (): void => {
        opening = null
      }
      opened.onclose = forget
      // A newer version of this page, or the browser clearing its data, must not be held up.
      opened.onversionchange = () => {
        opened.close()
        forget()
      }
      return opened
    })
    opening.catch(() => {
      opening = null
    })
    return opening
  }
  return { of: (scope) => new IndexedDbCopy(database, scope, visit) }
}

class IndexedDbCopy implements LocalCopy {
  private readonly database: () => Promise<IDBDatabase>
  private readonly scope: string
  private readonly visit: string
  /** Rows whose content this screen has. */
  private known: IDBValidKey[] = []
  private takenOver: string[] = []

  constructor(database: () => Promise<IDBDatabase>, scope: string, visit: string) {
    this.database = database
    this.scope = scope
    this.visit = visit
  }

  async load(): Promise<LoadedCopy> {
    const transaction = (await this.database()).transaction([UPDATES, FACTS])
    const index = transaction.objectStore(UPDATES).index('scope')
    const facts = transaction.objectStore(FACTS)
    const unsavedKeys = IDBKeyRange.bound([this.scope, UNSAVED], [this.scope, `${UNSAVED}\uffff`])
    const [rows, keys, counts, countKeys] = await Promise.all([
      settled<UpdateRow[]>(index.getAll(this.scope)),
      settled(index.getAllKeys(this.scope)),
      settled<Unsaved[]>(facts.getAll(unsavedKeys)),
      settled(facts.getAllKeys(unsavedKeys)),
    ])
    this.known = keys
    this.takenOver = countKeys
      .map((key) => (Array.isArray(key) ? String(key[1]) : ''))
      .filter((name) => name !== '' && name !== UNSAVED + this.visit)
    return { updates: rows.map((row) => row.update), unsaved: sum(counts) }
  }

  async append(update: Uint8Array, unsaved: Unsaved): Promise<void> {
    const transaction = (await this.database()).transaction([UPDATES, FACTS], 'readwrite')
    const row: UpdateRow = { scope: this.scope, update }
    const key = settled(transaction.objectStore(UPDATES).add(row))
    this.putUnsaved(transaction, unsaved)
    await committed(transaction)
    this.known.push(await key)
  }

  async noteUnsaved(unsaved: Unsaved): Promise<void> {
    const transaction = (await this.database()).transaction(FACTS, 'readwrite')
    this.putUnsaved(transaction, unsaved)
    await committed(transaction)
  }

  async compact(whole: Uint8Array): Promise<void> {
    const transaction = (await this.database()).transaction(UPDATES, 'readwrite')
    const updates = transaction.objectStore(UPDATES)
    const replaced = this.known
    for (const key of replaced) updates.delete(key)
    const row: UpdateRow = { scope: this.scope, update: whole }
    const key = settled(updates.add(row))
    await committed(transaction)
    this.known = [await key, ...this.known.filter((known) => !replaced.includes(known))]
  }

  async readFact(name: string): Promise<unknown> {
    const transaction = (await this.database()).transaction(FACTS)
    return settled<unknown>(transaction.objectStore(FACTS).get([this.scope, name]))
  }

  async writeFact(name: string, value: unknown): Promise<void> {
    const transaction = (await this.database()).transaction(FACTS, 'readwrite')
    transaction.objectStore(FACTS).put(value, [this.scope, name])
    await committed(transaction)
  }

  async clear(): Promise<void> {
    const transaction = (await this.database()).transaction([UPDATES, FACTS], 'readwrite')
    const updates = transaction.objectStore(UPDATES)
    for (const key of this.known) updates.delete(key)
    this.putUnsaved(transaction, NO_EDITS)
    await committed(transaction)
    this.known = []
  }

  /** This visit's count now stands for what it took over, too. */
  private putUnsaved(transaction: IDBTransaction, unsaved: Unsaved): void {
    const facts = transaction.objectStore(FACTS)
    for (const name of this.takenOver) facts.delete([this.scope, name])
    this.takenOver = []
    const key = [this.scope, UNSAVED + this.visit]
    if (unsaved.count === 0) facts.delete(key)
    else facts.put(unsaved, key)
  }
}

function sum(counts: readonly Unsaved[]): Unsaved {
  const since = counts.flatMap((c) => (c.since === null ? [] : [c.since]))
  return {
    count: counts.reduce((total, c) => total + c.count, 0),
    since: since.length === 0 ? null : Math.min(...since),
  }
}
