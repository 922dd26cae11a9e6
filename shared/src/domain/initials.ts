/** Two letters for a person's flag: first and last word, or the first two letters of a single word. */
export function initials(name: string): string {
  const words = name.trim().split(/\s+/).filter(Boolean)
  const [first = '?', last] = [words[0], words.length > 1 ? words.at(-1) : undefined]
  const letters = last ? [...first].slice(0, 1).concat([...last].slice(0, 1)) : [...first].slice(0, 2)
  return letters.join('').toUpperCase()
}

/** How many flag patterns there are (`data-pattern="0…11"`); with the letters they tell people apart without colour. */
export const FLAG_PATTERNS = 12
