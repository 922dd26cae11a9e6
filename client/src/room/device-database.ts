/** The database of this browser in which documents outlive their tab, and how a transaction on it is awaited. */

const DATABASE = 'warroom-device'
export const UPDATES = 'updates'
export const FACTS = 'facts'
/** Facts of the unsaved count, one per visit: `unsaved:<visit>`. */
export const UNSAVED = 'unsaved:'

/** Names person, incident (by key in capitals, or by id) and document: all scopes of a person begin alike. */
export const scopeOf = (personId: string, incidentId: string, document: string): string =>
  `${personId}/${incidentId.replace(/^inc-\d+$/i, (key) => key.toUpperCase())}/${document}`

export const settled = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error)
  })

export const committed = (transaction: IDBTransaction): Promise<void> =>
  new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve()
    transaction.onabort = () => reject(transaction.error)
    transaction.onerror = () => reject(transaction.error)
  })

export function openDeviceDatabase(): Promise<IDBDatabase> {
  const request = indexedDB.open(DATABASE, 1)
  request.onupgradeneeded = () => {
    const updates = request.result.createObjectStore(UPDATES, { autoIncrement: true })
    updates.createIndex('scope', 'scope')
    request.result.createObjectStore(FACTS)
  }
  return settled(request)
}
