import type { EditableCollection } from '@warroom/shared/document/board-edits.ts'
import { type RefObject, useEffect, useMemo, useRef } from 'react'
import { type RecordChange, useRecordChanges } from '../room/use-record-changes.ts'
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
  const listener = useMemo(() => {
    const mark = (row: HTMLElement) => {
      clearTimeout(timers.current.get(row))
      row.dataset.changed = ''
      const end = () => {
        delete row.dataset.changed
        timers.current.delete(row)
      }
      timers.current.set(row, setTimeout(end, MARK_MS))
    }
    return {
      onOthers: (changes: readonly RecordChange[]) => {
        // A row that was just added is in the page one frame later.
        requestAnimationFrame(() => {
          for (const { id } of changes) {
            const row = rowElement(list.current, rowOf(id) ?? '')
            if (row) mark(row)
          }
        })
      },
    }
  }, [list, rowOf])
  useRecordChanges(collection, listener)
}

const itself = (id: string): string => id
