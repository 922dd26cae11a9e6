/**
 * How many sockets one person, or one address nobody has signed in from yet, may have open at this server. Who has too
 * many is refused the next one; none that is open is closed for it.
 */
import type { Duplex } from 'node:stream'
import { type Actor, AUTOMATION } from '@warroom/shared/domain/actor.ts'

/** A tab has three. Twenty tabs, back before the server has noticed that their old lines are dead, are 120. */
export const MOST_PER_PERSON = 150
/** Sockets that have yet to show a token inside Socket.IO's handshake, which they do at once. */
export const MOST_STRANGERS_PER_ADDRESS = 200

export class SocketPlaces {
  private readonly taken = new Map<string, number>()
  private readonly holders = new WeakMap<Duplex, string>()

  /** Also for a line that was a stranger's until now. `false` when the person has too many. */
  takeForPerson(line: Duplex, { personId }: Actor): boolean {
    // The automation token is the operator's own, and whole fleets of programs may share it.
    const most = personId === AUTOMATION.personId ? Number.POSITIVE_INFINITY : MOST_PER_PERSON
    return this.take(line, `person ${personId}`, most)
  }

  takeForStranger(line: Duplex, address: string): boolean {
    return this.take(line, `address ${address}`, MOST_STRANGERS_PER_ADDRESS)
  }

  private take(line: Duplex, holder: string, most: number): boolean {
    // A line that is gone already will not say so again.
    if (line.destroyed) return true
    const count = this.taken.get(holder) ?? 0
    if (count >= most) return false
    if (this.holders.has(line)) this.leave(line)
    else line.once('close', () => this.leave(line))
    this.holders.set(line, holder)
    this.taken.set(holder, count + 1)
    return true
  }

  private leave(line: Duplex): void {
    const holder = this.holders.get(line)
    if (holder === undefined) return
    this.holders.delete(line)
    const left = (this.taken.get(holder) ?? 1) - 1
    if (left > 0) this.taken.set(holder, left)
    else this.taken.delete(holder)
  }
}
