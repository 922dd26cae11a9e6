/** When stakeholders hear again, as people say it: in so many minutes, or at a time of day in UTC. */

const MINUTE_MS = 60_000
const DAY_MS = 24 * 60 * MINUTE_MS

/** Offered beside the severity's own rhythm. */
export const SPANS_MIN = [10, 15, 20, 30, 45, 60, 120] as const

export const spanWords = (minutes: number): string =>
  minutes < 60 ? `in ${minutes} minutes` : minutes === 60 ? 'in an hour' : `in ${minutes / 60} hours`

/** The next moment at which UTC clocks show this time (`15:50`); `null` for what is no time of day. */
export function nextAtClock(clock: string, now: number): number | null {
  const [, hours, minutes] = /^([01]\d|2[0-3]):([0-5]\d)$/.exec(clock) ?? []
  if (hours === undefined || minutes === undefined) return null
  const midnight = Math.floor(now / DAY_MS) * DAY_MS
  const at = midnight + (Number(hours) * 60 + Number(minutes)) * MINUTE_MS
  return at > now ? at : at + DAY_MS
}

/** What the person chose: a number of minutes, `clock` with a time, or `rhythm` (the severity's own, or an hour). */
export type NextUpdateChoice = `${number}` | 'clock' | 'rhythm'

export function nextUpdateAt(
  choice: NextUpdateChoice,
  {
    clock,
    cadenceMin,
    now,
  }: { readonly clock: string; readonly cadenceMin: number | null; readonly now: number },
): number | null {
  if (choice === 'clock') return nextAtClock(clock, now)
  return now + (choice === 'rhythm' ? (cadenceMin ?? 60) : Number(choice)) * MINUTE_MS
}
