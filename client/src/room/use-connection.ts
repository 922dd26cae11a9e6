import type { Connection, ConnectionState } from './connection.ts'
import { useRoom } from './room-context.ts'
import { useReadable } from './use-readable.ts'

/** How this screen stands with the server: for the Sync lamp, the strip and the "merged in" list. */
export function useConnection(): ConnectionState &
  Pick<Connection, 'dismissMerged' | 'dismissDraft' | 'retryNow'> {
  const { connection } = useRoom()
  const state = useReadable(connection.state)
  const { dismissMerged, dismissDraft, retryNow } = connection
  return { ...state, dismissMerged, dismissDraft, retryNow }
}
