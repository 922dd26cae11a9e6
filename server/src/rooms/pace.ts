/**
 * How long rooms rest between two commits. Quiet, not at all: an edit is saved and told at once. Busy, so long that what
 * arrives meanwhile goes into one commit and one frame, which costs the server, every reader and every disk less than
 * many (SYNC 2.8, RELIABILITY decision 10).
 */

/** Nobody notices fifty milliseconds; a tenth of a second, some do. */
export const MAX_REST_MS = 50
/** Between these the server keeps the rest it has: it has some power left, and is not idle. */
const CALM = 0.55
const BUSY = 0.75
const LEAST_MS = 0.5

/**
 * The rest from now on, from the one until now and the share of time the server was busy with it, 0 to 1. It grows in
 * steps and shrinks in steps, so that it finds the place where the server is busy enough instead of swinging around it.
 */
export function nextRestMs(restMs: number, load: number): number {
  if (load > BUSY) return Math.min(MAX_REST_MS, restMs * 1.5 + 1)
  if (load < CALM) return restMs < LEAST_MS ? 0 : restMs * 0.6
  return restMs
}

/** A room alone leaves others a third of the time, however busy it is. */
export const ownRestMs = (tookMs: number): number => Math.min(MAX_REST_MS, tookMs / 2)

/** The last group of a room: when it ended, by a clock that only goes forward, and how long it took. */
export interface LastGroup {
  readonly endedAt: number
  readonly tookMs: number
}
