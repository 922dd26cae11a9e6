/**
 * Text cursors of one document. Invariants:
 * 1. One state per connection, under the clientID it used first; entries about others are dropped, not punished: the
 *    stock client echoes what it hears.
 * 2. `user` is the session's person, whatever the client wrote.
 * 3. What is kept is bounded: nothing of a connection remains after it left but who used its clientID.
 * 4. A state is told under a newer clock than before or not at all, and an echo of it is told to nobody: stock clients in
 *    one browser hand each other what we tell them, take it for news of their own, and send it back.
 */
import type { PersonId } from '@warroom/shared/domain/ids.ts'
import { MAX_AWARENESS_BYTES } from '@warroom/shared/protocol/sync-messages.ts'
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import type { SyncPeer } from './sync-peer.ts'

interface Cursor {
  readonly clientId: number
  readonly clock: number
  /** As it was told, name of the session included. */
  readonly json: string
}

const MAX_REMEMBERED_CLIENTS = 2_000
const MAX_CLOCK = 2 ** 40
/** Before the first clock, which is 0. */
const NEVER_TOLD = -1

export class AwarenessLane {
  private readonly cursors = new Map<SyncPeer, Cursor>()
  private readonly holders = new Map<number, SyncPeer>()
  /** Who used a clientID first in this room's life, so that nobody else moves that cursor, and the last clock told. */
  private readonly firstUsers = new Map<number, { readonly personId: PersonId; clock: number }>()

  /** Returns the awareness update to relay, `null` when there is nothing to tell, `'malformed'` when it is no update. */
  receive(peer: SyncPeer, update: Uint8Array): Uint8Array | null | 'malformed' {
    let entries: { clientId: number; clock: number; json: string }[]
    try {
      entries = readEntries(update)
    } catch {
      return 'malformed'
    }
    const known = this.cursors.get(peer)
    const mine = entries.find((entry) => this.belongsTo(peer, entry.clientId))
    if (!mine || mine.clock > MAX_CLOCK || mine.json.length > MAX_AWARENESS_BYTES) return null
    const state = parseState(mine.json)
    if (state === undefined) return 'malformed'
    if (state === null) return this.leave(peer)
    const user = { personId: peer.actor.personId, name: peer.actor.name }
    const json = JSON.stringify({ ...state, user })
    if (known?.clock === mine.clock && known.json === json) return null
    const cursor = { clientId: mine.clientId, clock: this.nextClock(mine.clientId, mine.clock), json }
    this.cursors.set(peer, cursor)
    return writeEntries([cursor])
  }

  /** The person who showed a cursor under this clientID first. */
  firstUser(clientId: number): PersonId | undefined {
    return this.firstUsers.get(clientId)?.personId
  }

  /** The clientID a connection shows as its own. */
  clientIdOf(peer: SyncPeer): number | undefined {
    return this.cursors.get(peer)?.clientId
  }

  /** Whether somebody who is connected shows this clientID as theirs. */
  isShown(clientId: number): boolean {
    return this.holders.has(clientId)
  }

  /** Forgets a connection's cursor; the update tells the others. */
  leave(peer: SyncPeer): Uint8Array | null {
    const cursor = this.cursors.get(peer)
    if (!cursor) return null
    this.cursors.delete(peer)
    if (this.holders.get(cursor.clientId) === peer) this.holders.delete(cursor.clientId)
    const { clientId } = cursor
    // Exactly the next one, as the client itself counts when it goes.
    const clock = (this.firstUsers.get(clientId)?.clock ?? cursor.clock) + 1
    return writeEntries([{ clientId, clock: this.nextClock(clientId, clock), json: 'null' }])
  }

  /**
   * Readers ignore a clock they have seen, and a client that comes back repeats its own: always tell a newer one. Two
   * ahead, because one ahead is what the client says next, which would be taken for an echo.
   */
  private nextClock(clientId: number, proposed: number): number {
    const user = this.firstUsers.get(clientId)
    const told = user?.clock ?? NEVER_TOLD
    const clock = proposed > told ? proposed : told + 2
    if (user) user.clock = clock
    return clock
  }

  /** Everybody's cursor, for somebody who has just come; `null` when there is none. */
  all(): Uint8Array | null {
    if (this.cursors.size === 0) return null
    return writeEntries([...this.cursors.values()])
  }

  private belongsTo(peer: SyncPeer, clientId: number): boolean {
    const cursor = this.cursors.get(peer)
    if (cursor) return cursor.clientId === clientId
    const firstUser = this.firstUsers.get(clientId)
    if (firstUser !== undefined && firstUser.personId !== peer.actor.personId) return false
    const holder = this.holders.get(clientId)
    if (holder && holder !== peer) {
      // A reconnect before the old line was seen to be dead: the newer connection of the same person takes over.
      this.cursors.delete(holder)
    }
    this.holders.set(clientId, peer)
    if (!firstUser) this.firstUsers.set(clientId, { personId: peer.actor.personId, clock: NEVER_TOLD })
    if (this.firstUsers.size > MAX_REMEMBERED_CLIENTS) {
      const oldest = this.firstUsers.keys().next().value
      if (oldest !== undefined) this.firstUsers.delete(oldest)
    }
    return true
  }
}

function readEntries(update: Uint8Array): { clientId: number; clock: number; json: string }[] {
  const decoder = decoding.createDecoder(update)
  const count = decoding.readVarUint(decoder)
  const entries: { clientId: number; clock: number; json: string }[] = []
  for (let i = 0; i < count; i++) {
    const clientId = decoding.readVarUint(decoder)
    const clock = decoding.readVarUint(decoder)
    entries.push({ clientId, clock, json: decoding.readVarString(decoder) })
  }
  return entries
}

function writeEntries(entries: readonly Cursor[]): Uint8Array {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, entries.length)
  for (const { clientId, clock, json } of entries) {
    encoding.writeVarUint(encoder, clientId)
    encoding.writeVarUint(encoder, clock)
    encoding.writeVarString(encoder, json)
  }
  return encoding.toUint8Array(encoder)
}

/** `undefined` when it is no state; `null` is the protocol's "gone". */
function parseState(json: string): Record<string, unknown> | null | undefined {
  let value: unknown
  try {
    value = JSON.parse(json)
  } catch {
    return undefined
  }
  if (value === null) return null
  if (typeof value !== 'object' || Array.isArray(value)) return undefined
  const { __proto__: _own, ...state } = value as Record<string, unknown>
  return state
}
