import { createContext, use, useSyncExternalStore } from 'react'
import { Observable } from '../room/observable.ts'

/** Which of a row's menus is open. */
export type RowMenuKind = 'state' | 'owner' | 'time' | 'more'

export interface OpenMenu {
  readonly id: string
  readonly kind: RowMenuKind
  readonly anchor: Element
}

export interface RowsState {
  /** The one row whose controls Tab reaches (roving focus). */
  readonly current: string | null
  readonly expanded: ReadonlySet<string>
  readonly menu: OpenMenu | null
  /** Picked up by key, on its way. */
  readonly moving: string | null
}

/** What the rows of one list share. Rows watch their own part of it, so that one change re-renders one or two rows. */
export class Rows {
  readonly state = new Observable<RowsState>({ current: null, expanded: new Set(), menu: null, moving: null })

  setCurrent(id: string | null): void {
    this.state.patch({ current: id })
  }

  setExpanded(id: string, open: boolean): void {
    const expanded = new Set(this.state.get().expanded)
    if (open) expanded.add(id)
    else expanded.delete(id)
    this.state.patch({ expanded })
  }

  readonly isExpanded = (id: string): boolean => this.state.get().expanded.has(id)

  openMenu(menu: OpenMenu): void {
    this.state.patch({ menu })
  }

  closeMenu(): void {
    this.state.patch({ menu: null })
  }

  setMoving(id: string | null): void {
    this.state.patch({ moving: id })
  }
}

export const RowsContext = createContext<Rows | null>(null)

export function useRows(): Rows {
  const rows = use(RowsContext)
  if (!rows) throw new Error('A row stands outside its list.')
  return rows
}

export interface RowState {
  readonly isCurrent: boolean
  readonly isExpanded: boolean
  readonly isMoving: boolean
}

export function useRowState(id: string): RowState {
  const { state } = useRows()
  const isCurrent = useSyncExternalStore(state.subscribe, () => state.get().current === id)
  const isExpanded = useSyncExternalStore(state.subscribe, () => state.get().expanded.has(id))
  const isMoving = useSyncExternalStore(state.subscribe, () => state.get().moving === id)
  return { isCurrent, isExpanded, isMoving }
}

export const useOpenMenu = (rows: Rows): OpenMenu | null =>
  useSyncExternalStore(rows.state.subscribe, () => rows.state.get().menu)
