import type { PersonId } from '@warroom/shared/domain/ids.ts'
import type { Clock } from '@warroom/shared/ports/clock.ts'
import type { IdentityStore, Person, SecretHash } from '../ports/identity-store.ts'
import { hashSecret, newSecret } from './secret.ts'

const HOUR_MS = 3_600_000
/** Incident work is long, and the page left open overnight is the one that is needed in the morning. */
export const SESSION_IDLE_MS = 12 * HOUR_MS
export const SESSION_ABSOLUTE_MS = 7 * 24 * HOUR_MS
/** Use is noted this coarsely, so that reading does not become writing. */
const TOUCH_EVERY_MS = 10 * 60_000

/** Sign-ins of browsers: opaque secrets, known to the server by hash, which can be ended at any moment. */
export class Sessions {
  private readonly store: IdentityStore
  private readonly clock: Clock

  constructor(store: IdentityStore, clock: Clock) {
    this.store = store
    this.clock = clock
  }

  /** Signs a person in; the secret goes into their cookie and is never seen again. */
  async start(personId: PersonId): Promise<{ readonly secret: string; readonly maxAgeMs: number }> {
    const secret = newSecret()
    const now = this.clock.now()
    const expiresAt = now + SESSION_ABSOLUTE_MS
    await this.store.addSession(hashSecret(secret), { personId, createdAt: now, lastSeenAt: now, expiresAt })
    return { secret, maxAgeMs: SESSION_ABSOLUTE_MS }
  }

  /** Who is behind a cookie's secret; `null` when the session ended, idled out or was never there. */
  async find(secret: string): Promise<{ readonly person: Person; readonly hash: SecretHash } | null> {
    const hash = hashSecret(secret)
    const person = await this.personOf(hash)
    return person && { person, hash }
  }

  /** The same by hash, for sockets that outlive the request they came with. Counts as use. */
  async personOf(hash: SecretHash): Promise<Person | null> {
    const session = await this.store.session(hash)
    if (!session) return null
    const now = this.clock.now()
    if (now >= session.expiresAt || now - session.lastSeenAt >= SESSION_IDLE_MS) {
      await this.store.endSession(hash)
      return null
    }
    if (now - session.lastSeenAt >= TOUCH_EVERY_MS) await this.store.touchSession(hash, now)
    return this.store.person(session.personId)
  }

  async end(hash: SecretHash): Promise<void> {
    await this.store.endSession(hash)
  }
}
