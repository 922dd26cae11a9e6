import { useState } from 'react'

/** The value as it was until it differs: what is made anew at every change and mostly the same re-renders nobody. */
export function useHeld<T>(value: T, isSame: (a: T, b: T) => boolean): T {
  const [held, setHeld] = useState(value)
  if (held === value || isSame(held, value)) return held
  setHeld(value)
  return value
}
