/** Time comes in through a port, so that one seed replays a whole room. */
export interface Clock {
  /** Milliseconds since the epoch. */
  now(): number
}

export interface Scheduler {
  /** Runs `task` once after `delayMs`; the returned function cancels it and may be called at any time. */
  after(delayMs: number, task: () => void): () => void
}
