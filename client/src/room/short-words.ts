/** Somebody's words, quoted and cut so that they fit into one line of the undo strip. */
export const short = (text: string): string => {
  const characters = [...text.replace(/\s+/g, ' ').trim()]
  return characters.length > 60 ? `“${characters.slice(0, 60).join('')}…”` : `“${characters.join('')}”`
}
