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
  const shared = [...a].filter((word) => b.has(word)).length
  const all = a.size + b.size - shared
  return all === 0 ? 0 : shared / all
}

export const isAlike = (a: ReadonlySet<string>, b: ReadonlySet<string>): boolean =>
  wordLikeness(a, b) >= ALIKE
