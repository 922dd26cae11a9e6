import { type Actor, AUTOMATION } from '@warroom/shared/domain/actor.ts'
import type { PersonId } from '@warroom/shared/domain/ids.ts'
import type { IdentityStore, Person } from '../ports/identity-store.ts'
import type { ApiTokens } from './api-tokens.ts'
import { sameSecret } from './secret.ts'
import { readSessionCookie } from './session-cookie.ts'
import type { Sessions } from './sessions.ts'

/**
 * A caller whose credentials hold. `sessionRef` names the browser's sign-in or the token, so that ending it ends what it
 * opened; the automation token ends with the process only.
 */
export interface Caller {
  readonly actor: Actor
  readonly by: 'cookie' | 'token' | 'automation'
  readonly sessionRef: string | null
}

/** `invalid`: something was presented and does not hold; `nothing`: nothing was presented. */
export type Authentication =
  | { readonly kind: 'caller'; readonly caller: Caller }
  | { readonly kind: 'invalid' }
  | { readonly kind: 'nothing' }

export interface Credentials {
  readonly authorization?: string | undefined
  readonly cookie?: string | undefined
  /** From `?token=` of the sync upgrade: browsers cannot set headers there. */
  readonly queryToken?: string | null
}

const asActor = ({ personId, name, accountRole }: Person): Actor => ({ personId, name, accountRole })

/** Turns credentials into a caller. A token, where one is presented, decides alone: cookies beside it are ignored. */
export class Authenticator {
  private readonly people: IdentityStore
  private readonly sessions: Sessions
  private readonly tokens: ApiTokens
  private readonly adminToken: string | null
  private readonly secureCookies: boolean

  constructor(
    people: IdentityStore,
    means: { sessions: Sessions; tokens: ApiTokens; adminToken: string | null; secureCookies: boolean },
  ) {
    this.people = people
    this.sessions = means.sessions
    this.tokens = means.tokens
    this.adminToken = means.adminToken
    this.secureCookies = means.secureCookies
  }

  async caller({ authorization, cookie, queryToken }: Credentials): Promise<Authentication> {
    const presented = authorization === undefined ? (queryToken ?? null) : bearerOf(authorization)
    if (authorization !== undefined || presented !== null) {
      const caller = presented === null ? null : await this.tokenCaller(presented)
      return caller ? { kind: 'caller', caller } : { kind: 'invalid' }
    }
    const secret = readSessionCookie(cookie, this.secureCookies)
    if (secret === null) return { kind: 'nothing' }
    const found = await this.sessions.find(secret)
    if (!found) return { kind: 'invalid' }
    return { kind: 'caller', caller: { actor: asActor(found.person), by: 'cookie', sessionRef: found.hash } }
  }

  /** For the Socket.IO handshake, which carries its token inside. */
  byToken(token: string): Promise<Caller | null> {
    return this.tokenCaller(token)
  }

  /** Somebody named by a command; the automation account counts as a person. */
  async person(id: PersonId): Promise<Actor | null> {
    if (id === AUTOMATION.personId) return AUTOMATION
    const person = await this.people.person(id)
    return person && asActor(person)
  }

  private async tokenCaller(token: string): Promise<Caller | null> {
    if (this.adminToken !== null && sameSecret(token, this.adminToken)) {
      return { actor: AUTOMATION, by: 'automation', sessionRef: null }
    }
    const found = await this.tokens.find(token)
    return found && { actor: asActor(found.person), by: 'token', sessionRef: found.hash }
  }
}

function bearerOf(authorization: string): string | null {
  return /^Bearer ([^\s]{1,512})$/i.exec(authorization)?.[1] ?? null
}
