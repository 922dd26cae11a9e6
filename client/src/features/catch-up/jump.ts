/** Goes to a card of the board by its anchor. */
export type Jump = (anchor: string) => void
