import { useState } from 'react'

/** Whom the outcome is asked of: for as long as the page lives, because rows come and go. */
const tickedHere = new Set<string>()
const putOff = new Set<string>()

/** Whoever ticks it has just seen what it did. */
export const noteTicked = (actionId: string): void => void tickedHere.add(actionId)
export const wasTickedHere = (actionId: string): boolean => tickedHere.has(actionId)

/** "Not now" to the question. */
export function usePutOff(actionId: string): readonly [boolean, () => void] {
  const [isPutOff, setPutOff] = useState(() => putOff.has(actionId))
  const later = () => {
    putOff.add(actionId)
    setPutOff(true)
  }
  return [isPutOff, later]
}
