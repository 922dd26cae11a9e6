/** Where a moved row goes. People see a part of a list (a filter, unfinished rows first); its order is of the whole. */

/** Between which records, as `BoardEdits` takes it: `before` is above, `after` below. */
export interface Neighbours {
  readonly before: string | null
  readonly after: string | null
}

/** Rows of different groups (unfinished, done) never mix: a row stays inside its group's stretch. */
export type GroupOf = (id: string) => string

/** The shown order with one row moved to a position, as far as its group reaches. */
export function movedTo(
  shown: readonly string[],
  id: string,
  position: number,
  groupOf: GroupOf,
): readonly string[] {
  const rest = shown.filter((other) => other !== id)
  const group = groupOf(id)
  const inGroup = rest.flatMap((other, i) => (groupOf(other) === group ? [i] : []))
  const first = inGroup[0] ?? shown.indexOf(id)
  const last = inGroup.at(-1) ?? first - 1
  const at = Math.min(Math.max(position, first), last + 1)
  return [...rest.slice(0, at), id, ...rest.slice(at)]
}

/** The neighbours of a row in the whole order, so that it comes to stand as `shown` has it. */
export function neighboursFor(shown: readonly string[], id: string, whole: readonly string[]): Neighbours {
  const at = shown.indexOf(id)
  const rest = whole.filter((other) => other !== id)
  // Directly under the row above it: what a filter hides stays where it was relative to the row below.
  const above = shown[at - 1]
  const index = above === undefined ? rest.indexOf(shown[at + 1] ?? '') - 1 : rest.indexOf(above)
  if (index < 0) return { before: null, after: rest[0] ?? null }
  return { before: rest[index] ?? null, after: rest[index + 1] ?? null }
}
