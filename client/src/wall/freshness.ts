/** How much a wall may be believed. Beats come every 5 s, so one may be missed before anybody is told. */
export type Freshness = 'live' | 'late' | 'notLive'

export const LATE_AFTER_MS = 10_000
export const NOT_LIVE_AFTER_MS = 60_000

export const freshness = (ageMs: number): Freshness =>
  ageMs > NOT_LIVE_AFTER_MS ? 'notLive' : ageMs > LATE_AFTER_MS ? 'late' : 'live'
