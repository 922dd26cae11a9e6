/**
 * What is turned away when a server can bear no more: first those who come to watch, and with hardly any memory left
 * whatever would open another room. Never a command, a declaration or a line that is open.
 */
import type { Actor } from '@warroom/shared/domain/actor.ts'
import { authorize } from '@warroom/shared/domain/permission.ts'
import { Problem } from './http/problem.ts'
import type { Overload } from './load-rule.ts'

export class Shedding {
  private readonly overload: () => Overload | null
  private readonly counted: (why: Overload) => void

  constructor(overload: () => Overload | null, counted: (why: Overload) => void) {
    this.overload = overload
    this.counted = counted
  }

  /** Somebody reads what costs much, or wants to go on reading: a wall, a replay. Throws when there is no room for it. */
  readonly reading = (): void => {
    const why = this.overload()
    if (why) this.turnAway(why)
  }

  /** Somebody comes with a socket. Throws when there is no room for them. */
  arriving(actor: Actor | null, { opensRoom }: { readonly opensRoom: boolean }): void {
    const why = this.overload()
    if (!why) return
    const onlyWatches = actor !== null && !authorize(actor, 'board:write', { kind: 'incident' }).allowed
    if (onlyWatches || (why === 'memory' && opensRoom)) this.turnAway(why)
  }

  private turnAway(why: Overload): never {
    this.counted(why)
    // Not all at the same moment again.
    const seconds = 3 + Math.floor(performance.now() % 5)
    throw new Problem(
      'overloaded',
      'The server has more to do than it can bear. Try again in a few seconds.',
      {
        headers: { 'Retry-After': String(seconds) },
      },
    )
  }
}
