const ELLIPSIS = '…'
/** A cut at a word may waste this much; "Die…" before a word of forty letters would hide the meaning. */
const WORTH_A_WORD = 0.6
const TRAILING = /[\s,;:.–—-]+$/u

/**
 * The longest beginning of `text` that fits, cut at a word and marked with an ellipsis; the whole text when it fits.
 * Cuts inside a word only where that says much more. `fits` is asked a handful of times.
 */
export function longestFitting(text: string, fits: (candidate: string) => boolean): string {
  if (fits(text)) return text
  const words = text.split(/(?<=\s)/u)
  const byWord = longest(words, fits) ?? ''
  const characters = [...new Intl.Segmenter().segment(text)].map((part) => part.segment)
  const byCharacter = longest(characters, fits) ?? ELLIPSIS
  return byWord.length >= byCharacter.length * WORTH_A_WORD ? byWord : byCharacter
}

/** The most pieces that fit with the ellipsis, or `null` when not even one does. Asking is monotone: fewer fit sooner. */
function longest(pieces: readonly string[], fits: (candidate: string) => boolean): string | null {
  let [low, high] = [0, pieces.length - 1]
  while (low < high) {
    const middle = Math.ceil((low + high) / 2)
    if (fits(shortened(pieces, middle))) low = middle
    else high = middle - 1
  }
  return low > 0 && fits(shortened(pieces, low)) ? shortened(pieces, low) : null
}

const shortened = (pieces: readonly string[], count: number): string =>
  pieces.slice(0, count).join('').replace(TRAILING, '') + ELLIPSIS
