import { useState } from 'react'

/** Questions somebody answered with "not now"; for as long as the page lives, rows come and go. */
const putOffIds = new Set<string>()

export function usePutOff(id: string): readonly [boolean, () => void] {
  const [isPutOff, setPutOff] = useState(() => putOffIds.has(id))
  const putOff = () => {
    putOffIds.add(id)
    setPutOff(true)
  }
  return [isPutOff, putOff]
}
