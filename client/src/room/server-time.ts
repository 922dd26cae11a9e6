/** The server's clock as seen from here; all times on screen use it (DESIGN 5.12). */
export interface ServerTime {
  now(): number
  /** Time at the last tick of this rhythm; stable between ticks. */
  tick(everyMs: number): number
  /** Told once a second, and when the clock was measured anew. */
  readonly subscribe: (listener: () => void) => () => void
}
