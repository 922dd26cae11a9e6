let byHand: string | null = null
const listeners = new Set<() => void>()

function become(text: string | null) {
  byHand = text
  for (const listener of listeners) listener()
}

/** A text that the clipboard refused, to be shown in the palette and copied by hand. */
export const paletteAsked = {
  read: (): string | null => byHand,
  subscribe(listener: () => void): () => void {
    listeners.add(listener)
    return () => void listeners.delete(listener)
  },
  showByHand: (text: string): void => become(text),
  answer: (): void => become(null),
}
