/** The one replacement that turns one text into another, in UTF-16 indexes that never split a character. */
export interface Replacement {
  readonly at: number
  readonly remove: number
  readonly insert: string
}

const isHigh = (unit: number): boolean => unit >= 0xd800 && unit <= 0xdbff
const isLow = (unit: number): boolean => unit >= 0xdc00 && unit <= 0xdfff

/** Whether an index lies between the two halves of one character. */
const splits = (text: string, index: number): boolean =>
  index > 0 && index < text.length && isHigh(text.charCodeAt(index - 1)) && isLow(text.charCodeAt(index))

/**
 * `caret`, where the cursor stands after the change, settles what the texts alone leave open: which of two equal letters
 * was typed. Characters, not halves: two people changing an emoji at once would leave broken halves otherwise (DESIGN 5.7).
 */
export function diffText(from: string, to: string, caret?: number): Replacement | null {
  if (from === to) return null
  const shorter = Math.min(from.length, to.length)
  // What follows the caret was there before; a longer common suffix would only be a coincidence.
  const maxTail = caret === undefined ? shorter : Math.min(shorter, Math.max(0, to.length - caret))
  let tail = 0
  while (tail < maxTail && from.charCodeAt(from.length - 1 - tail) === to.charCodeAt(to.length - 1 - tail)) {
    tail += 1
  }
  let head = 0
  while (head < shorter - tail && from.charCodeAt(head) === to.charCodeAt(head)) head += 1
  while (
    tail < shorter - head &&
    from.charCodeAt(from.length - 1 - tail) === to.charCodeAt(to.length - 1 - tail)
  ) {
    tail += 1
  }
  while (splits(from, head) || splits(to, head)) head -= 1
  while (splits(from, from.length - tail) || splits(to, to.length - tail)) tail -= 1
  return {
    at: head,
    remove: from.length - head - tail,
    insert: to.slice(head, to.length - tail),
  }
}
