/** Text as it is compared when people search: case means nothing in any script, nor do ligatures and widths. */
export const searchableText = (text: string): string => text.normalize('NFKC').toLowerCase()

/** The words somebody searches for, all of which must be found. */
export const searchedWords = (text: string | undefined): string[] =>
  searchableText(text ?? '')
    .split(/\s+/)
    .filter(Boolean)
