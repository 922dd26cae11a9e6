/** Instants as text. Every one carries its zone: UTC leads inside the workspace, one's own zone comes second. */

const formats = new Map<string, Intl.DateTimeFormat>()
function format(instant: number, options: Intl.DateTimeFormatOptions): string {
  const key = JSON.stringify(options)
  const known = formats.get(key)
  const formatter = known ?? new Intl.DateTimeFormat('en-GB', { hourCycle: 'h23', ...options })
  if (!known) formats.set(key, formatter)
  return formatter.format(instant)
}

const CLOCK = { hour: '2-digit', minute: '2-digit' } as const
const isoDay = (instant: number): string => new Date(instant).toISOString().slice(0, 10)

/** `15:16` in UTC, for columns whose head says "UTC". */
export const utcClock = (instant: number, seconds = false): string =>
  format(instant, { timeZone: 'UTC', ...CLOCK, ...(seconds && { second: '2-digit' }) })

/** `15:16 UTC`; with the date in front when it is not the day of `now`. */
export function utcText(instant: number, now: number, seconds = false): string {
  const time = `${utcClock(instant, seconds)} UTC`
  return isoDay(instant) === isoDay(now) ? time : `${utcDate(instant)}, ${time}`
}

/** `23 Nov 2026` in UTC. */
export const utcDate = (instant: number): string =>
  format(instant, { timeZone: 'UTC', day: 'numeric', month: 'short', year: 'numeric' })

/** `16:16 GMT+1`: the same instant for the reader; `timeZone` is theirs unless a test says otherwise. */
export const localText = (instant: number, timeZone?: string): string =>
  format(instant, {
    ...CLOCK,
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    timeZoneName: 'short',
    ...(timeZone && { timeZone }),
  })
