/** Rows dragged by their handle. Loaded when somebody first points at a list; everything it does goes by menu and keys too. */
import { draggable, dropTargetForElements } from '@atlaskit/pragmatic-drag-and-drop/element/adapter'
import { rowIdOf, rowsIn } from './row-elements.ts'

/** `position` counts the other rows above. */
export type OnRowDropped = (id: string, position: number) => void

const isDragOf = (
  list: Element,
  data: Record<string | symbol, unknown>,
): data is { list: Element; id: string } => data.list === list && typeof data.id === 'string'

/** How many other rows lie above this height. */
export function positionAt(
  rows: readonly { readonly top: number; readonly height: number }[],
  y: number,
): number {
  const below = rows.findIndex(({ top, height }) => y < top + height / 2)
  return below < 0 ? rows.length : below
}

const othersIn = (list: Element, id: string): HTMLElement[] =>
  rowsIn(list).filter((row) => row.dataset.row !== id)

function showLine(others: readonly HTMLElement[], position: number | null): void {
  others.forEach((row, i) => {
    if (i === position) row.dataset.dropLine = 'above'
    else if (position === others.length && i === position - 1) row.dataset.dropLine = 'below'
    else delete row.dataset.dropLine
  })
}

export function attachDrag(list: HTMLElement, onDropped: OnRowDropped): () => void {
  let release: (() => void) | null = null
  const letGo = () => {
    release?.()
    release = null
  }
  // Registered for the one row whose handle is pressed, not for hundreds that never are.
  const onPointerDown = (event: PointerEvent) => {
    const handle = event.target instanceof Element ? event.target.closest('[data-row-handle]') : null
    const row = handle?.closest<HTMLElement>('[data-row]')
    const id = rowIdOf(handle)
    if (!row || id === null) return
    letGo()
    release = draggable({
      element: row,
      getInitialData: () => ({ list, id }),
      onDragStart: () => {
        row.dataset.dragging = ''
      },
      onDrop: () => {
        delete row.dataset.dragging
        letGo()
      },
    })
  }
  const stopDrop = dropTargetForElements({
    element: list,
    canDrop: ({ source }) => isDragOf(list, source.data),
    onDrag: ({ source, location }) => {
      if (!isDragOf(list, source.data)) return
      const others = othersIn(list, source.data.id)
      showLine(others, positionAt(others.map(boxOf), location.current.input.clientY))
    },
    onDragLeave: () => showLine(rowsIn(list), null),
    onDrop: ({ source, location }) => {
      showLine(rowsIn(list), null)
      if (!isDragOf(list, source.data)) return
      const { id } = source.data
      onDropped(id, positionAt(othersIn(list, id).map(boxOf), location.current.input.clientY))
    },
  })
  list.addEventListener('pointerdown', onPointerDown)
  list.addEventListener('pointerup', letGo)
  return () => {
    list.removeEventListener('pointerdown', onPointerDown)
    list.removeEventListener('pointerup', letGo)
    letGo()
    stopDrop()
  }
}

const boxOf = (row: Element): DOMRect => row.getBoundingClientRect()
