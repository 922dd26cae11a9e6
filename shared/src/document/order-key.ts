/**
 * Fractional index between two neighbours. Two people inserting in the same gap get the same base key, and two equal
 * keys leave no room between them, so a short random suffix keeps keys apart (24 bits; lists stay below 500 rows).
 */
import { generateKeyBetween } from 'fractional-indexing'

const DIGITS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'
const SUFFIX_LENGTH = 4

/** `random` gives integers in [0, below). A neighbour out of order, or equal, is treated as absent. */
export function orderBetween(
  before: string | null,
  after: string | null,
  random: (below: number) => number,
): string {
  const upper = before !== null && after !== null && before >= after ? null : after
  const base = attempt(before, upper)
  let suffix = ''
  for (let i = 0; i < SUFFIX_LENGTH; i++) {
    // A key must not end in the smallest digit, or nothing fits before it.
    const isLast = i === SUFFIX_LENGTH - 1
    suffix += DIGITS.charAt(isLast ? 1 + random(DIGITS.length - 1) : random(DIGITS.length))
  }
  const jittered = base + suffix
  return upper === null || jittered < upper ? jittered : base
}

function attempt(before: string | null, after: string | null): string {
  const key = indexBetween(before, after)
  if (key !== null && (before === null || key > before) && (after === null || key < after)) return key
  // A neighbour written by somebody else's client is no valid index; sort after the one before by plain comparison.
  return before === null ? generateKeyBetween(null, null) : `${before}V`
}

/** The library throws on most keys that are no index, and answers out of order on some. */
function indexBetween(before: string | null, after: string | null): string | null {
  try {
    return generateKeyBetween(before, after)
  } catch {
    return null
  }
}
