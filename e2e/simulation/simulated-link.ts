/** One line between a responder and the server. Nothing arrives until the simulation says so; a break loses what is under way. */

import { PersonBudget } from '@warroom/server/rooms/person-budget.ts'
import type { PeerSeat, SyncPeer } from '@warroom/server/rooms/sync-peer.ts'
import type { DocumentName } from '@warroom/shared/document/document-name.ts'
import type { Actor } from '@warroom/shared/domain/actor.ts'
import { CLOSE_CODES, type CloseReason } from '@warroom/shared/protocol/close-codes.ts'
import type { Rng } from '@warroom/shared/testing/rng.ts'

export interface LinkEnds {
  readonly actor: Actor
  readonly document: DocumentName
  readonly mayWrite: boolean
  readonly connectionId: string
  /** A frame reached the responder. */
  readonly arrived: (frame: Uint8Array) => void
  /** The server ended the line, or it broke. */
  readonly ended: (reason: CloseReason | 'broken') => void
}

export class SimulatedLink implements SyncPeer {
  readonly actor: Actor
  readonly document: DocumentName
  readonly mayWrite: boolean
  readonly wantsAcks = true
  readonly mayBringOthers = true
  readonly connectionId: string
  readonly budget = new PersonBudget(0)
  private readonly ends: LinkEnds
  private toServer: Uint8Array[] = []
  private toResponder: Uint8Array[] = []
  private seat: PeerSeat | null = null
  private open = true
  /** Set by a sabotage test: frames the responder never gets. */
  readonly swallow: (frame: Uint8Array) => boolean

  constructor(ends: LinkEnds, swallow: (frame: Uint8Array) => boolean) {
    this.ends = ends
    this.actor = ends.actor
    this.document = ends.document
    this.mayWrite = ends.mayWrite
    this.connectionId = ends.connectionId
    this.swallow = swallow
  }

  get isOpen(): boolean {
    return this.open
  }

  get waiting(): number {
    return this.toResponder.length + (this.seat ? this.toServer.length : 0)
  }

  seated(seat: PeerSeat): void {
    this.seat = seat
    if (!this.open) seat.leave()
  }

  /** Server → responder. */
  send(frame: Uint8Array): void {
    if (this.open && !this.swallow(frame)) this.toResponder.push(frame.slice())
  }

  /** Responder → server. */
  say(frame: Uint8Array): void {
    if (this.open) this.toServer.push(frame.slice())
  }

  close(reason: CloseReason): void {
    this.cut(reason)
  }

  /** Order within a direction is kept, as TCP does; which direction moves is chance. */
  deliverOne(rng: Rng): void {
    const up = this.seat !== null && this.toServer.length > 0
    const goUp = up && (this.toResponder.length === 0 || rng.chance(0.5))
    const frame = goUp ? this.toServer.shift() : this.toResponder.shift()
    if (!frame) return
    if (goUp) this.seat?.receive(frame)
    else this.ends.arrived(frame)
  }

  break(): void {
    this.cut('broken')
  }

  private cut(reason: CloseReason | 'broken'): void {
    if (!this.open) return
    this.open = false
    this.toServer = []
    this.toResponder = []
    this.seat?.leave()
    this.ends.ended(reason)
  }
}

/** Whether the stock client would give up for good on this reason. */
export const isTerminal = (reason: CloseReason | 'broken'): boolean =>
  reason !== 'broken' && CLOSE_CODES[reason] >= 4400 && CLOSE_CODES[reason] < 4500
