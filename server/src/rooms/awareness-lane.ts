/**
 * Text cursors of one document. Invariants:
 * 1. One state per connection, under the clientID it used first; entries about others are dropped, not punished: the
 *    stock client echoes what it hears.
 * 2. `user` is the session's person, whatever the client wrote.
 * 3. What is kept is bounded: nothing of a connection remains after it left but who used its clientID.
 * 4. A state is told under a newer clock than before or not at all, and an echo of it is told to nobody: stock clients in
 *    one browser hand each other what we tell them, take it for news of their own, and send it back.
 */
import { asPersonId, type PersonId } from '@warroom/shared/domain/ids.ts'
import { MAX_AWARENESS_BYTES } from '@warroom/shared/protocol/sync-messages.ts'
import { readEntries, writeEntries } from './awareness-update.ts'
import { type CursorEntry, DistantCursors } from './distant-cursors.ts'
import type { SyncPeer } from './sync-peer.ts'

const MAX_REMEMBERED_CLIENTS = 2_000
/** Beyond every time in milliseconds until the year 2109: see `belongsTo`. */
const MAX_CLOCK = 2 ** 42

export class AwarenessLane {
  private readonly cursors = new Map<SyncPeer, CursorEntry>()
  private readonly holders = new Map<number, SyncPeer>()
  private readonly distant = new DistantCursors()
  /** The clientID each connection used first. It outlives the cursor, or the next echo would be taken for one's own. */
  private readonly own = new WeakMap<SyncPeer, number>()
  /** Who used a clientID first in this room's life, so that nobody else moves that cursor, and the last clock told. */
  private readonly firstUsers = new Map<number, { readonly personId: PersonId; clock: number }>()

  /**
   * Returns the awareness update to relay, `null` when there is nothing to tell, `'malformed'` when it is no update. `now`
   * in milliseconds since 1970.
   */
  receive(peer: SyncPeer, update: Uint8Array, now: number): Uint8Array | null | 'malformed' {
    let entries: CursorEntry[]
    try {
      entries = readEntries(update)
    } catch {
      return 'malformed'
    }
    const known = this.cursors.get(peer)
    const mine = entries.find((entry) => this.belongsTo(peer, entry.clientId, now))
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
  isShown(clientId: number, now: number): boolean {
    return this.holders.has(clientId) || this.distant.isShown(clientId, now)
  }

  /**
   * Takes in what another instance told its people; what of it is to be told here. Who shows a clientID here is here, and
   * what another instance says of their having gone is about the line they left; a cursor shown there means they moved.
   */
  hear(instanceId: string, update: Uint8Array, now: number): Uint8Array | null {
    const news: CursorEntry[] = []
    for (const entry of readEntries(update)) {
      const { clientId, clock, json } = entry
      const holder = this.holders.get(clientId)
      const known = this.firstUsers.get(clientId)
      // Also when it is not news here: readers elsewhere have heard it, and only what is newer reaches them.
      if (known) known.clock = Math.max(known.clock, clock)
      if (holder && json === 'null') continue
      if (holder) {
        this.cursors.delete(holder)
        this.holders.delete(clientId)
      }
      this.distant.hear(instanceId, entry, now)
      const personId = parseState(json)?.user
      if (!known && isNamed(personId)) this.remember(clientId, asPersonId(personId.personId), clock)
      news.push(entry)
    }
    return news.length > 0 ? writeEntries(news) : null
  }

  /** Everybody at an instance that is no more has gone; the update tells so. */
  gone(instanceId: string): Uint8Array | null {
    const gone = this.distant.gone(instanceId).map(({ clientId, clock }) => ({
      clientId,
      clock: this.nextClock(clientId, clock + 1),
      json: 'null',
    }))
    return gone.length > 0 ? writeEntries(gone) : null
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
    const clock = user && proposed <= user.clock ? user.clock + 2 : proposed
    if (user) user.clock = clock
    return clock
  }

  /** Everybody's cursor, for somebody who has just come; `null` when there is none. */
  all(now: number): Uint8Array | null {
    const everybody = [...this.cursors.values(), ...this.distant.all(now)]
    return everybody.length > 0 ? writeEntries(everybody) : null
  }

  /** The cursors of those who are connected here; `null` when there is none. */
  here(): Uint8Array | null {
    return this.cursors.size > 0 ? writeEntries([...this.cursors.values()]) : null
  }

  private belongsTo(peer: SyncPeer, clientId: number, now: number): boolean {
    const own = this.own.get(peer)
    if (own !== undefined && own !== clientId) return false
    if (this.cursors.has(peer)) return true
    const firstUser = this.firstUser(clientId)
    if (firstUser !== undefined && firstUser !== peer.actor.personId) return false
    const holder = this.holders.get(clientId)
    if (holder && holder !== peer) {
      // A reconnect before the old line was seen to be dead: the newer connection of the same person takes over.
      this.cursors.delete(holder)
    }
    this.holders.set(clientId, peer)
    this.own.set(peer, clientId)
    this.distant.moved(clientId)
    // Readers remember for longer than a room or an instance lives, and word from another instance may have been lost:
    // counting on from the time is newer than all they have heard, without having to know what that was.
    const told = this.firstUsers.get(clientId)?.clock ?? 0
    this.remember(clientId, peer.actor.personId, Math.max(told, now))
    return true
  }

  private remember(clientId: number, personId: PersonId, clock: number): void {
    this.firstUsers.set(clientId, { personId, clock })
    if (this.firstUsers.size <= MAX_REMEMBERED_CLIENTS) return
    const oldest = this.firstUsers.keys().next().value
    if (oldest !== undefined) this.firstUsers.delete(oldest)
  }
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

const isNamed = (user: unknown): user is { readonly personId: string } =>
  typeof user === 'object' && user !== null && 'personId' in user && typeof user.personId === 'string'
