import { RateLimiterMemory } from 'rate-limiter-flexible'
import type { Caller } from '../../identity/authenticate.ts'
import { Problem } from './problem.ts'

/** Wrong links and tokens per minute and address. Secrets are too long to guess; this bounds the work of trying. */
const WRONG_SECRETS_PER_MINUTE = 20
/** Nobody writes that fast; a script may, and automation fills whole workspaces. */
const WRITES_PER_MINUTE: Readonly<Record<Caller['by'], number>> = {
  cookie: 300,
  token: 1200,
  automation: 12_000,
}

/** How often somebody may try and write; kept in memory, as each server guards itself. */
export class RateLimits {
  private readonly wrongSecrets = new RateLimiterMemory({ points: WRONG_SECRETS_PER_MINUTE, duration: 60 })
  private readonly writes = {
    cookie: new RateLimiterMemory({ points: WRITES_PER_MINUTE.cookie, duration: 60 }),
    token: new RateLimiterMemory({ points: WRITES_PER_MINUTE.token, duration: 60 }),
    automation: new RateLimiterMemory({ points: WRITES_PER_MINUTE.automation, duration: 60 }),
  }

  /** Before a single-use link is tried. Only wrong ones count, so that a whole team may join from one address. */
  async mayTrySecret(address: string): Promise<void> {
    const tried = await this.wrongSecrets.get(address)
    if (tried && (tried.consumedPoints ?? 0) >= WRONG_SECRETS_PER_MINUTE)
      throw tooMany(tried.msBeforeNext ?? 60_000)
  }

  /**
   * After a wrong secret. Over the limit it answers 429 instead of 401; a right one still gets in, so that a neighbour
   * behind the same address cannot lock anybody out.
   */
  async wrongSecret(address: string): Promise<void> {
    await this.consume(this.wrongSecrets, address)
  }

  async write(caller: Caller): Promise<void> {
    await this.consume(this.writes[caller.by], caller.actor.personId)
  }

  private async consume(limiter: RateLimiterMemory, key: string): Promise<void> {
    // It rejects with its state, which is no error, when the limit is reached.
    const over = await limiter.consume(key).then(
      () => null,
      (state: { msBeforeNext?: number }) => state,
    )
    if (over) throw tooMany(over.msBeforeNext ?? 60_000)
  }
}

function tooMany(msBeforeNext: number): Problem {
  const seconds = Math.max(1, Math.ceil(msBeforeNext / 1000))
  return new Problem('too-many-requests', `Wait ${seconds} s, then go on.`, {
    headers: { 'Retry-After': String(seconds) },
  })
}
