/** The two clocks of a device: one that people set, one that only runs (but may sleep with the machine). */
export interface DeviceClocks {
  wall(): number
  steady(): number
}

/** A minute of beats: long enough to meet a quick one, short enough to follow a clock that was set. */
const SAMPLES = 12

/**
 * The server's time on this device, and how long ago the server was heard. A sample that travelled longer reads too
 * early, so the latest reading of the last few is the best one.
 */
export class ServerClock {
  private readonly clocks: DeviceClocks
  private offsets: readonly number[] = []
  private heard: { readonly wall: number; readonly steady: number } | null = null

  constructor(clocks: DeviceClocks) {
    this.clocks = clocks
  }

  hear(serverNow: number): void {
    const heard = { wall: this.clocks.wall(), steady: this.clocks.steady() }
    const stepped =
      this.heard && Math.abs(heard.wall - this.heard.wall - (heard.steady - this.heard.steady)) > 2_000
    this.offsets = [...(stepped ? [] : this.offsets), serverNow - heard.wall].slice(-SAMPLES)
    this.heard = heard
  }

  now(): number {
    return this.clocks.wall() + (this.offsets.length > 0 ? Math.max(...this.offsets) : 0)
  }

  /** Milliseconds since the server was heard, or `null` before. The larger of both clocks: too old is the safe error. */
  ageMs(): number | null {
    if (!this.heard) return null
    const age = Math.max(this.clocks.wall() - this.heard.wall, this.clocks.steady() - this.heard.steady)
    return Math.max(0, age)
  }
}
