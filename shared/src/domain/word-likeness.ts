/** How alike two short texts are, by the words they share: the same work said twice is rarely said in the same order. */

/** Words that say nothing about which thing is meant. */
const COMMON: ReadonlySet<string> = new Set(
  'a an and are as at be by do for from has have if in into is it its no not of on or our so that the then there this to too was we were with'.split(
    ' ',
  ),
)

/** From here on two texts are offered to people as perhaps the same. */
const ALIKE = 0.6

/** `node` and `nodes` name the same thing; short words (`dns`, `bus`) keep their s. */
const stem = (word: string): string =>
  word.length > 3 && word.endsWith('s') && !word.endsWith('ss') ? word.slice(0, -1) : word

/** The words that count, each once; all of them where a text has only common ones. */
export function tellingWords(text: string): ReadonlySet<string> {
  const words = text
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')
  const telling = words.filter((word) => !COMMON.has(word))
  return new Set((telling.length > 0 ? telling : words).map(stem))
}

/** Share of the words of both that both have: 0 nothing in common, 1 the same words. Texts without words are like none. */
export function wordLikeness(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  return likeness([...a].filter((word) => b.has(word)).length, a.size, b.size)
}

function likeness(shared: number, a: number, b: number): number {
  const all = a + b - shared
  return all === 0 ? 0 : shared / all
}

export const isAlike = (a: ReadonlySet<string>, b: ReadonlySet<string>): boolean =>
  wordLikeness(a, b) >= ALIKE

/**
 * Texts in which a text is looked for that is like it. Comparing each with each takes too long between two frames once
 * there are hundreds; looked up by their words, only those that share one are compared.
 */
export class AlikeTexts {
  private readonly sizes: number[] = []
  private readonly byWord = new Map<string, number[]>()

  /** The place of the first of them that is like these words, in the order in which they came; `null` when none is. */
  find(words: ReadonlySet<string>): number | null {
    const shared = new Uint16Array(this.sizes.length)
    for (const word of words)
      for (const place of this.byWord.get(word) ?? []) shared[place] = (shared[place] ?? 0) + 1
    const first = this.sizes.findIndex(
      (size, place) => likeness(shared[place] ?? 0, words.size, size) >= ALIKE,
    )
    return first === -1 ? null : first
  }

  add(words: ReadonlySet<string>): void {
    const place = this.sizes.push(words.size) - 1
    for (const word of words) {
      const places = this.byWord.get(word)
      if (places) places.push(place)
      else this.byWord.set(word, [place])
    }
  }
}
