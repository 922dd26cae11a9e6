import type { PersonId } from '@warroom/shared/domain/ids.ts'
import type { Clock } from '@warroom/shared/ports/clock.ts'
import type { IdSource } from '@warroom/shared/ports/id-source.ts'
import type { ApiToken, IdentityStore, Person, SecretHash } from '../ports/identity-store.ts'
import { hashSecret, newSecret } from './secret.ts'

/** `wr_pat_<id>_<secret>`: the prefix lets secret scanners find a leaked one, the id lets people name it. */
const SHAPE = /^wr_pat_[A-Za-z0-9-]{1,64}_[A-Za-z0-9_-]{43}$/

/** Tokens with which programs act as a person. */
export class ApiTokens {
  private readonly store: IdentityStore
  private readonly clock: Clock
  private readonly ids: IdSource

  constructor(store: IdentityStore, { clock, ids }: { clock: Clock; ids: IdSource }) {
    this.store = store
    this.clock = clock
    this.ids = ids
  }

  /** Shown once; only its hash stays. */
  async mint(personId: PersonId): Promise<{ readonly id: string; readonly token: string }> {
    const id = this.ids.next()
    const token = `wr_pat_${id}_${newSecret()}`
    await this.store.addApiToken(hashSecret(token), { id, personId, createdAt: this.clock.now() })
    return { id, token }
  }

  list(personId: PersonId): Promise<readonly ApiToken[]> {
    return this.store.apiTokens(personId)
  }

  /** From now on it opens nothing. Its hash, for what it had opened; `null` when this person has no such token. */
  revoke(personId: PersonId, id: string): Promise<SecretHash | null> {
    return this.store.revokeApiToken(personId, id)
  }

  /** Whether a token is still good, by hash: for sockets that outlive the request they came with. */
  async holds(hash: SecretHash): Promise<boolean> {
    return (await this.store.apiTokenOwner(hash)) !== null
  }

  async find(token: string): Promise<{ readonly person: Person; readonly hash: SecretHash } | null> {
    if (!SHAPE.test(token)) return null
    const hash = hashSecret(token)
    const owner = await this.store.apiTokenOwner(hash)
    const person = owner && (await this.store.person(owner))
    return person ? { person, hash } : null
  }
}
