/** What sockets count about themselves; for operators. */
export interface SocketFigures {
  closed(code: number): void
  /** A reader did not keep up: somebody's cursor was left out, or the reader was cut off. */
  wasSlow(action: 'presenceLeftOut' | 'cutOff'): void
}
