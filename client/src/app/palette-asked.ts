let byHand: string | null = null
const listeners = new Set<() => void>()

function become(text: string | null) {
  byHand = text
  for (const listener of listeners) listener()
}

/** The palette asked for by a control: with a text that the clipboard refused, or empty to search and do. */
export const paletteAsked = {
  read: (): string | null => byHand,
  subscribe(listener: () => void): () => void {
    listeners.add(listener)
    return () => void listeners.delete(listener)
  },
  open: (): void => become(''),
  showByHand: (text: string): void => become(text),
  answer: (): void => become(null),
}
