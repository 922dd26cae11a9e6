/** Durations as people read them on an instrument. All take milliseconds and never go negative by themselves. */

const SECOND = 1000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR
const two = (n: number): string => String(n).padStart(2, '0')

/** `01:24:07`; hours run on past a day, because an incident is spoken of in hours. */
export function elapsedText(ms: number): string {
  const seconds = Math.floor(Math.max(0, ms) / SECOND)
  return `${two(Math.floor(seconds / 3600))}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`
}

/** `04:12`, `1:04:12` above an hour; what is overdue counts up with a plus: `+01:20`. */
export function countdownText(ms: number): string {
  // The last second reads 00:01 until it is over, so that 00:00 means now.
  const left = ms >= 0 ? Math.ceil(ms / SECOND) : Math.floor(-ms / SECOND)
  const hours = Math.floor(left / 3600)
  const rest = `${two(Math.floor(left / 60) % 60)}:${two(left % 60)}`
  return `${ms < 0 && left > 0 ? '+' : ''}${hours > 0 ? `${hours}:` : ''}${rest}`
}

/** `4 min`, `1 h 20 min`, `3 d 4 h`; `under 1 min` first. For sentences, where ticking seconds would distract. */
export function spanText(ms: number): string {
  const span = Math.max(0, ms)
  if (span < MINUTE) return 'under 1 min'
  if (span < HOUR) return `${Math.floor(span / MINUTE)} min`
  if (span < DAY) return `${Math.floor(span / HOUR)} h ${Math.floor((span % HOUR) / MINUTE)} min`
  return `${Math.floor(span / DAY)} d ${Math.floor((span % DAY) / HOUR)} h`
}

/** ISO 8601 duration for `<time dateTime>`. */
export const isoDuration = (ms: number): string => `PT${Math.floor(Math.abs(ms) / SECOND)}S`
