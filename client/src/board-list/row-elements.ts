/**
 * How list code finds its rows in the page. A row is `[data-row=<id>]`; what holds its roving focus is
 * `[data-row-title]`; what opens a menu is `[data-row-menu=<kind>]`; the drag handle is `[data-row-handle]`.
 */
import type { RowMenuKind } from './rows-state.ts'

export const rowsIn = (list: Element): HTMLElement[] => [...list.querySelectorAll<HTMLElement>('[data-row]')]

export const rowElement = (list: Element | null, id: string): HTMLElement | null =>
  list?.querySelector<HTMLElement>(`[data-row="${CSS.escape(id)}"]`) ?? null

export const rowIdOf = (element: EventTarget | null): string | null =>
  (element instanceof Element && element.closest<HTMLElement>('[data-row]')?.dataset.row) || null

export const titleOf = (row: Element | null): HTMLElement | null =>
  row?.querySelector<HTMLElement>('[data-row-title]') ?? null

export const isTitle = (element: EventTarget | null): boolean =>
  element instanceof Element && element.closest('[data-row-title]') !== null

/** Where a menu opens: its own control, else the row's last one, else its title; what is hidden has no place. */
export const menuAnchor = (row: Element, kind: RowMenuKind): Element =>
  [`[data-row-menu="${kind}"]`, '[data-row-menu="more"]', '[data-row-title]']
    .map((selector) => row.querySelector(selector))
    .find((element) => element?.checkVisibility()) ?? row

export function focusRow(list: Element | null, id: string): boolean {
  const row = rowElement(list, id)
  const target = titleOf(row) ?? row
  if (!row || !target) return false
  target.focus()
  row.scrollIntoView({ block: 'nearest' })
  return document.activeElement === target
}
