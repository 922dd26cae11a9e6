const QUOTE_LENGTH = 48

/** People's words as they stand in a sentence of the undo strip, cut by whole characters. */
export function quotedOr(text: string, otherwise: string): string {
  const characters = [...text.replace(/\s+/g, ' ').trim()]
  if (characters.length === 0) return otherwise
  const cut = characters.length > QUOTE_LENGTH
  return `“${cut ? `${characters.slice(0, QUOTE_LENGTH).join('').trimEnd()}…` : characters.join('')}”`
}
