/** Nothing moves under the hand: while somebody points at a list or types in it, its order is the one they saw. */

export interface HeldOrder {
  /** What is shown. */
  readonly ids: readonly string[]
  /** Rows of others that wait. */
  readonly added: number
  /** Others moved rows, or changed them so that they belong elsewhere. */
  readonly reordered: boolean
}

export interface HeldOrderInput {
  /** The order when the hand came. */
  readonly seen: readonly string[]
  /** The order without a hand. */
  readonly live: readonly string[]
  readonly exists: (id: string) => boolean
  /** Added or moved by this hand: they go where they belong at once. */
  readonly placed: ReadonlySet<string>
  /** Changed by this hand: they stay, and are no news either. */
  readonly touched: ReadonlySet<string>
}

export function holdOrder({ seen, live, exists, placed, touched }: HeldOrderInput): HeldOrder {
  const ids = seen.filter((id) => exists(id) && !placed.has(id))
  for (const id of live) {
    if (placed.has(id)) ids.splice(positionLike(live, ids, id), 0, id)
  }
  const shown = new Set(ids)
  const added = live.filter((id) => !shown.has(id) && !touched.has(id)).length
  const isOwn = (id: string): boolean => placed.has(id) || touched.has(id)
  const isLive = new Set(live)
  const here = ids.filter((id) => !isOwn(id))
  const there = live.filter((id) => shown.has(id) && !isOwn(id))
  const reordered = here.some((id, i) => id !== there[i]) || here.some((id) => !isLive.has(id))
  return { ids, added, reordered }
}

/** Behind the nearest row that stands before it in `live` and is in `ids`. */
function positionLike(live: readonly string[], ids: readonly string[], id: string): number {
  for (let i = live.indexOf(id) - 1; i >= 0; i--) {
    const at = ids.indexOf(live[i] ?? '')
    if (at >= 0) return at + 1
  }
  return 0
}

/** What waits, in words; `null` when nothing does. */
export function waitingText({ added, reordered }: Pick<HeldOrder, 'added' | 'reordered'>): string | null {
  if (added > 0) return `${added} new`
  return reordered ? 'List changed' : null
}
