/** What `datetime-local` and `time` fields hold, in the zone their label names and not in the laptop's. */

const clockAndDate = new Map<string, Intl.DateTimeFormat>()
function formatIn(zone: string): Intl.DateTimeFormat {
  const known =
    clockAndDate.get(zone) ??
    new Intl.DateTimeFormat('en-GB', {
      timeZone: zone,
      hourCycle: 'h23',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
    })
  clockAndDate.set(zone, known)
  return known
}

/** What a clock on the wall shows in that zone, read as if it were UTC: milliseconds. */
function onTheWall(at: number, zone: string): number {
  const parts = formatIn(zone).formatToParts(at)
  const of = (name: Intl.DateTimeFormatPartTypes) => Number(parts.find(({ type }) => type === name)?.value)
  return Date.UTC(of('year'), of('month') - 1, of('day'), of('hour'), of('minute'), of('second'))
}

/** `2026-11-23T15:16` for the field; empty when there is no instant. */
export const inputValue = (at: number | null, zone: string): string =>
  at === null ? '' : new Date(onTheWall(at, zone)).toISOString().slice(0, 16)

/** The instant a field's value means in that zone; `null` when it is empty or no time. */
export function instantOfInput(value: string, zone: string): number | null {
  if (!/^\d{4,6}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2})?$/.test(value)) return null
  const wall = Date.parse(`${value.length === 16 ? `${value}:00` : value}Z`)
  if (Number.isNaN(wall)) return null
  // Twice, because the first guess may lie on the other side of a change of clocks.
  const guess = wall - (onTheWall(wall, zone) - wall)
  return wall - (onTheWall(guess, zone) - guess)
}

const DAY_MS = 24 * 3_600_000

/** The next moment at which clocks in that zone show this time of day (`15:50`); `null` for what is no time of day. */
export function nextAtClock(clock: string, now: number, zone: string): number | null {
  if (!/^([01]\d|2[0-3]):[0-5]\d$/.test(clock)) return null
  const on = (day: number) => instantOfInput(`${inputValue(day, zone).slice(0, 10)}T${clock}`, zone)
  const today = on(now)
  return today !== null && today > now ? today : on(now + DAY_MS)
}
