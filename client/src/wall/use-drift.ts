import { useNow } from '../ui/use-now.ts'

const EVERY_MS = 5 * 60_000
const PX = 2
const PLACES = [
  [0, 0],
  [PX, 0],
  [PX, PX],
  [0, PX],
] as const

/** Moves the picture by two pixels every five minutes, so that nothing burns in. */
export function useDrift(): string {
  const place = PLACES[Math.floor(useNow(EVERY_MS) / EVERY_MS) % PLACES.length]
  return `translate(${place?.[0] ?? 0}px, ${place?.[1] ?? 0}px)`
}
