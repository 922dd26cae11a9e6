import type { ConnectionState } from '../../room/connection.ts'
import { momentText } from '../../ui/instant-text.ts'

type Facts = Pick<
  ConnectionState,
  'status' | 'unsavedEdits' | 'lastContactAt' | 'storageUnavailable' | 'offlineSince' | 'keepsNoCopy'
>

const changes = (count: number): string => (count === 1 ? '1 change' : `${count} changes`)

/** Where the person's edits are, in words: on this device or on the server (UX 1.1 rule 7). */
export function savedState(facts: Facts, zone: string): string {
  const { status, unsavedEdits, lastContactAt, storageUnavailable, offlineSince, keepsNoCopy } = facts
  if (status === 'loading') return 'Loading…'
  if (status === 'refused') return 'Not connected'
  const contact = lastContactAt === null ? '' : `, last contact ${momentText(lastContactAt, zone, true)}`
  const here = keepsNoCopy ? 'in this tab only' : 'on this device'
  if (storageUnavailable) {
    return unsavedEdits > 0
      ? `The server cannot save. ${changes(unsavedEdits)} ${here}`
      : 'The server cannot save right now'
  }
  if (offlineSince !== null) {
    return unsavedEdits > 0 ? `${changes(unsavedEdits)} ${here}${contact}` : `Offline${contact}`
  }
  if (unsavedEdits > 0) return `Saving ${changes(unsavedEdits)}…`
  return status === 'syncing' ? 'Checking for newer…' : 'All changes on the server'
}
