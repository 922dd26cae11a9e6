import * as Y from 'yjs'

/** Merging many updates at once is quadratic: merge neighbours, 32 at a time, then the results. */
const MERGE_WIDTH = 32
export function mergeInTree(updates: readonly Uint8Array[]): Uint8Array {
  let level = [...updates]
  while (level.length > 1) {
    const next: Uint8Array[] = []
    for (let i = 0; i < level.length; i += MERGE_WIDTH)
      next.push(Y.mergeUpdates(level.slice(i, i + MERGE_WIDTH)))
    level = next
  }
  return level[0] ?? new Uint8Array([0, 0])
}
