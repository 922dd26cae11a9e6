const MAX_QUOTE = 120

/** The words themselves, cut so that a timeline row stays a row. */
export function quote(text: string, otherwise: string): string {
  const plain = text.replace(/\s+/g, ' ').trim()
  if (!plain) return otherwise
  const characters = [...plain]
  return `“${characters.length > MAX_QUOTE ? `${characters.slice(0, MAX_QUOTE).join('')}…` : plain}”`
}
