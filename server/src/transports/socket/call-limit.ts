import type { Budget } from '../../rooms/person-budget.ts'
import { TokenBucket } from '../../rooms/token-bucket.ts'

const CALLS_PER_SECOND = 50
const CALLS_AT_ONCE = 200
/** Refusals are cheap but not free: a flood of them that goes on this long is cut off. */
const REFUSALS_PER_SECOND = 25
const REFUSALS_AT_ONCE = 500

/** How many calls one socket may make, and its person over all of theirs. Far more than a person at work needs; the rest is refused, and a flood ended. */
export class CallLimit {
  private readonly calls: TokenBucket
  private readonly refusals: TokenBucket
  private readonly person: Pick<Budget, 'call'>

  constructor(now: number, person: Pick<Budget, 'call'>) {
    this.person = person
    this.calls = new TokenBucket(CALLS_PER_SECOND, CALLS_AT_ONCE, now)
    this.refusals = new TokenBucket(REFUSALS_PER_SECOND, REFUSALS_AT_ONCE, now)
  }

  judge(now: number): 'allowed' | 'refused' | 'flood' {
    if (this.calls.take(1, now) && this.person.call(now)) return 'allowed'
    return this.refusals.take(1, now) ? 'refused' : 'flood'
  }
}
