/** Quantities of machines as people read them. */

const UNITS = ['B', 'KB', 'MB', 'GB', 'TB'] as const

/** `0 B`, `12 KB`, `1.4 GB`; a kilobyte is 1,024 bytes. */
export function bytesText(bytes: number): string {
  let value = bytes
  let unit = 0
  while (value >= 1_024 && unit < UNITS.length - 1) {
    value /= 1_024
    unit += 1
  }
  return `${value < 10 && unit > 0 ? value.toFixed(1) : Math.round(value)} ${UNITS[unit]}`
}

/** `0.4 ms`, `37 ms`, `2.1 s`. */
export function msText(ms: number): string {
  if (ms >= 1_000) return `${(ms / 1_000).toFixed(1)} s`
  return `${ms < 10 ? ms.toFixed(1) : Math.round(ms)} ms`
}

/** `7 %` of 0.07. */
export const shareText = (share: number): string => `${Math.round(share * 100)} %`
