/** A `datetime-local` field that speaks UTC: the room's zone, whatever the laptop's is. */

/** `2026-11-23T15:16` for the field; empty when there is no instant. */
export const utcInputValue = (at: number | null): string =>
  at === null ? '' : new Date(at).toISOString().slice(0, 16)

/** The instant a field's value means in UTC; `null` when it is empty or no time. */
export function instantOfUtcInput(value: string): number | null {
  if (!/^\d{4,6}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2})?$/.test(value)) return null
  const at = Date.parse(`${value.length === 16 ? `${value}:00` : value}Z`)
  return Number.isNaN(at) ? null : at
}
