/** When stakeholders hear again, as people say it: in so many minutes, or at a time of day. */
import { nextAtClock } from '../../ui/instant-input.ts'

const MINUTE_MS = 60_000

/** Offered beside the severity's own rhythm. */
export const SPANS_MIN = [10, 15, 20, 30, 45, 60, 120] as const

export const spanWords = (minutes: number): string =>
  minutes < 60 ? `in ${minutes} minutes` : minutes === 60 ? 'in an hour' : `in ${minutes / 60} hours`

/** What the person chose: a number of minutes, `clock` with a time, or `rhythm` (the severity's own, or an hour). */
export type NextUpdateChoice = `${number}` | 'clock' | 'rhythm'

export function nextUpdateAt(
  choice: NextUpdateChoice,
  {
    clock,
    zone,
    cadenceMin,
    now,
  }: {
    readonly clock: string
    readonly zone: string
    readonly cadenceMin: number | null
    readonly now: number
  },
): number | null {
  if (choice === 'clock') return nextAtClock(clock, now, zone)
  return now + (choice === 'rhythm' ? (cadenceMin ?? 60) : Number(choice)) * MINUTE_MS
}
