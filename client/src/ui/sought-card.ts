import { useEffect, useRef } from 'react'

type Seeker = (anchor: string) => void
const seekers = new Set<Seeker>()

/** Asks the lists to show the card with this anchor, whatever they filter or fold away now. */
export function seekCard(anchor: string): void {
  for (const seeker of seekers) seeker(anchor)
}

/** For a list that does not show all its cards: it hears of one that somebody wants to go to. */
export function useSoughtCard(show: Seeker): void {
  const latest = useRef(show)
  useEffect(() => {
    latest.current = show
  })
  useEffect(() => {
    const seeker: Seeker = (anchor) => latest.current(anchor)
    seekers.add(seeker)
    return () => void seekers.delete(seeker)
  }, [])
}
