/** A rate limit: `perSecond` on average, `burst` at once. */
export class TokenBucket {
  private tokens: number
  private refilledAt: number
  private readonly perSecond: number
  private readonly burst: number

  constructor(perSecond: number, burst: number, now: number) {
    this.perSecond = perSecond
    this.burst = burst
    this.tokens = burst
    this.refilledAt = now
  }

  /** Takes tokens whether there are enough or not; what is missing must come in before anything else can be taken. */
  owe(cost: number, now: number): void {
    this.take(0, now)
    this.tokens -= cost
  }

  /** Takes `cost` tokens if there are enough. A clock that steps back refills nothing and takes nothing away. */
  take(cost: number, now: number): boolean {
    const elapsedMs = Math.max(0, now - this.refilledAt)
    this.refilledAt = now
    this.tokens = Math.min(this.burst, this.tokens + (elapsedMs / 1000) * this.perSecond)
    if (this.tokens < cost) return false
    this.tokens -= cost
    return true
  }
}
