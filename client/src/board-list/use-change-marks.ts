import type { EditableCollection } from '@warroom/shared/document/board-edits.ts'
import { type RefObject, useCallback, useEffect, useRef } from 'react'
import { useRemoteChanges } from '../room/use-remote-changes.ts'
import { rowElement } from './row-elements.ts'

const MARK_MS = 2000

/**
 * A violet edge for two seconds on rows that somebody else changed. Set on the element itself: a mark is no reason to
 * render anything. `rowOf` says which row shows the record.
 */
export function useChangeMarks(
  list: RefObject<HTMLElement | null>,
  collection: EditableCollection,
  rowOf: (id: string) => string | null = itself,
): void {
  const timers = useRef(new Map<HTMLElement, ReturnType<typeof setTimeout>>())
  useEffect(() => {
    const running = timers.current
    return () => {
      for (const timer of running.values()) clearTimeout(timer)
      running.clear()
    }
  }, [])
  const mark = useCallback(
    (ids: ReadonlySet<string>) => {
      // A row that was just added is in the page one frame later.
      requestAnimationFrame(() => {
        for (const id of ids) {
          const row = rowElement(list.current, rowOf(id) ?? '')
          if (!row) continue
          clearTimeout(timers.current.get(row))
          row.dataset.changed = ''
          const end = () => {
            delete row.dataset.changed
            timers.current.delete(row)
          }
          timers.current.set(row, setTimeout(end, MARK_MS))
        }
      })
    },
    [list, rowOf],
  )
  useRemoteChanges(collection, mark)
}

const itself = (id: string): string => id
