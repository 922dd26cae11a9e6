import type { IncidentRecord } from '@warroom/shared/domain/incident-record.ts'
import { useRef, useSyncExternalStore } from 'react'
import { useRoom } from './room-context.ts'
import { useReadable } from './use-readable.ts'

/** The server-owned facts; frozen, the same object until something changed. `null` until the first load. */
export const useRecord = (): IncidentRecord | null => useReadable(useRoom().record)

/**
 * A part of the record; re-renders only when the part changed. Parts keep their identity while untouched, so selecting
 * `record.roles` or `record.incident.status` is enough; a selector that builds a new object each time re-renders each time
 * the record changes.
 */
export function useRecordPart<T>(select: (record: IncidentRecord) => T): T | null {
  const { record } = useRoom()
  const memo = useRef<{ of: IncidentRecord; by: typeof select; part: T } | null>(null)
  return useSyncExternalStore(record.subscribe, () => {
    const current = record.get()
    if (!current) return null
    if (memo.current?.of !== current || memo.current.by !== select) {
      memo.current = { of: current, by: select, part: select(current) }
    }
    return memo.current.part
  })
}
