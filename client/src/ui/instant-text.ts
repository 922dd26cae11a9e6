/**
 * Instants as text. Every one carries its zone. `zone` is an IANA name: UTC leads inside the workspace, unless this
 * device was switched to the reader's own (`clock-zone.ts`).
 */

const formats = new Map<string, Intl.DateTimeFormat>()
function formatter(options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = JSON.stringify(options)
  const known = formats.get(key) ?? new Intl.DateTimeFormat('en-GB', { hourCycle: 'h23', ...options })
  formats.set(key, known)
  return known
}
const format = (instant: number, options: Intl.DateTimeFormatOptions): string =>
  formatter(options).format(instant)

const CLOCK = { hour: '2-digit', minute: '2-digit' } as const

/** `15:16`, for columns whose head names the zone. */
export const clockText = (instant: number, zone: string, seconds = false): string =>
  format(instant, { timeZone: zone, ...CLOCK, ...(seconds && { second: '2-digit' }) })

/** `UTC`, `CET`, `GMT+5:30`: what the zone is called at that moment, summer time told apart. */
export const zoneName = (instant: number, zone: string): string =>
  formatter({ timeZone: zone, timeZoneName: 'short' })
    .formatToParts(instant)
    .find(({ type }) => type === 'timeZoneName')?.value ?? zone

/** `15:16 UTC`: a moment of the last minutes. */
export const momentText = (instant: number, zone: string, seconds = false): string =>
  `${clockText(instant, zone, seconds)} ${zoneName(instant, zone)}`

/** `15:16 UTC`; with the date in front when it is not the day of `now` in that zone. */
export function instantText(instant: number, now: number, zone: string, seconds = false): string {
  const moment = momentText(instant, zone, seconds)
  const date = dateText(instant, zone)
  return date === dateText(now, zone) ? moment : `${date}, ${moment}`
}

/** `23 Nov 2026`. */
export const dateText = (instant: number, zone: string): string =>
  format(instant, { timeZone: zone, day: 'numeric', month: 'short', year: 'numeric' })

/** `Mon 23 Nov, 16:16 CET`: whole by itself, for a second line or a tool tip. */
export const wholeText = (instant: number, zone: string): string =>
  format(instant, {
    ...CLOCK,
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    timeZoneName: 'short',
    timeZone: zone,
  })

/** As `instantText`, in UTC whatever this device shows: for what is read by many (the wall, a chat). */
export const utcText = (instant: number, now: number, seconds = false): string =>
  instantText(instant, now, 'UTC', seconds)
