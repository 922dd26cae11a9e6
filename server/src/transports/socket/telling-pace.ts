/** What telling the same to many may take of the line, of each kind of news. */
const BYTES_PER_MS = 20_000

/**
 * How long to rest after `bytes` went to each of `readers`: at least `leastMs`. What is told in full on each change grows
 * with the square of a crowd, and edits share the line with it.
 */
export const restAfterTelling = (leastMs: number, bytes: number, readers: number): number =>
  Math.max(leastMs, Math.ceil((bytes * readers) / BYTES_PER_MS))
