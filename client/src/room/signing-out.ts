/** What this browser keeps of a person's rooms, when they are about to leave it to somebody else. */
import { committed, FACTS, openDeviceDatabase, settled, UNSAVED, UPDATES } from './device-database.ts'
import type { Unsaved } from './saved-counter.ts'

type Fact = readonly [scope: string, name: string]

const everythingOf = (personId: string): IDBKeyRange =>
  IDBKeyRange.bound(`${personId}/`, `${personId}/\uffff`)
const factsOf = (personId: string): IDBKeyRange =>
  IDBKeyRange.bound([`${personId}/`], [`${personId}/\uffff`, '\uffff'])

/** Changes that were written here and that no server is known to have. */
export async function unsentChanges(personId: string): Promise<number> {
  const database = await openDeviceDatabase()
  try {
    const counts = await unsentByScope(database, personId)
    return [...counts.values()].reduce((total, count) => total + count, 0)
  } finally {
    database.close()
  }
}

/** Removes a person's copies; with `keepUnsent` those stay that hold changes no server has. */
export async function eraseCopies(
  personId: string,
  { keepUnsent }: { readonly keepUnsent: boolean },
): Promise<void> {
  const database = await openDeviceDatabase()
  try {
    const kept = keepUnsent ? await unsentByScope(database, personId) : new Map<string, number>()
    const transaction = database.transaction([UPDATES, FACTS], 'readwrite')
    const updates = transaction.objectStore(UPDATES)
    const facts = transaction.objectStore(FACTS)
    const scopes = updates.index('scope').openKeyCursor(everythingOf(personId))
    scopes.onsuccess = () => {
      const cursor = scopes.result
      if (!cursor) return
      if (!kept.has(String(cursor.key))) updates.delete(cursor.primaryKey)
      cursor.continue()
    }
    for (const key of await settled(facts.getAllKeys(factsOf(personId)))) {
      if (!kept.has((key as unknown as Fact)[0])) facts.delete(key)
    }
    await committed(transaction)
  } finally {
    database.close()
  }
}

async function unsentByScope(database: IDBDatabase, personId: string): Promise<Map<string, number>> {
  const facts = database.transaction(FACTS).objectStore(FACTS)
  const range = factsOf(personId)
  const [keys, values] = await Promise.all([
    settled(facts.getAllKeys(range)),
    settled<unknown[]>(facts.getAll(range)),
  ])
  const counts = new Map<string, number>()
  for (const [i, key] of keys.entries()) {
    const [scope, name] = key as unknown as Fact
    if (!name.startsWith(UNSAVED)) continue
    counts.set(scope, (counts.get(scope) ?? 0) + (values[i] as Unsaved).count)
  }
  return counts
}
