const folded = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()

export const wordsOf = (text: string): readonly string[] => folded(text).split(/\s+/).filter(Boolean)

/** How well all the typed words are found in a text: 0 at its beginning, 1 at beginnings of words, 2 inside; `null` is not at all. */
export function matchRank(typed: string, text: string): 0 | 1 | 2 | null {
  const words = wordsOf(typed)
  const there = folded(text)
  if (!words.every((word) => there.includes(word))) return null
  if (there.startsWith(words.join(' '))) return 0
  const starts = there.split(/[^\p{L}\p{N}]+/u)
  return words.every((word) => starts.some((start) => start.startsWith(word))) ? 1 : 2
}

/** Those that match, the best first, otherwise in the order given. */
export function bestMatches<T>(
  typed: string,
  items: readonly T[],
  textOf: (item: T) => string,
): readonly T[] {
  return items
    .map((item) => ({ item, rank: matchRank(typed, textOf(item)) }))
    .filter(({ rank }) => rank !== null)
    .sort((a, b) => (a.rank ?? 0) - (b.rank ?? 0))
    .map(({ item }) => item)
}
