/** The people of one instance as they lie in Redis. */
import { asIncidentId, type IncidentId } from '@warroom/shared/domain/ids.ts'
import { type ArrivedConnection, readStoredConnection } from './presence-news.ts'

/** Beside the connections: the number of the last change that is in the hash. */
export const VERSION_FIELD = '#'

export interface StoredRoster {
  readonly version: number
  readonly connections: readonly (readonly [IncidentId, string, ArrivedConnection])[]
}

/** What is no connection is left out. An empty hash is one that has expired: version 0. */
export function readRoster(hash: Readonly<Record<string, string>>): StoredRoster {
  const connections: (readonly [IncidentId, string, ArrivedConnection])[] = []
  for (const [field, text] of Object.entries(hash)) {
    const slash = field.indexOf('/')
    if (slash < 0) continue
    try {
      connections.push([
        asIncidentId(field.slice(0, slash)),
        field.slice(slash + 1),
        readStoredConnection(text),
      ])
    } catch {
      // Written by another version, perhaps: better nobody than somebody wrong.
    }
  }
  return { version: Number(hash[VERSION_FIELD] ?? 0), connections }
}
