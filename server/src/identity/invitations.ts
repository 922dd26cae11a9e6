import type { AccountRole } from '@warroom/shared/domain/account-role.ts'
import { asPersonId, type PersonId } from '@warroom/shared/domain/ids.ts'
import type { Clock } from '@warroom/shared/ports/clock.ts'
import type { IdSource } from '@warroom/shared/ports/id-source.ts'
import type { IdentityStore, Invitation, Person } from '../ports/identity-store.ts'
import { hashSecret, newSecret } from './secret.ts'

export const SET_UP_VALID_MS = 30 * 60_000
export const INVITE_VALID_MS = 7 * 24 * 3_600_000

type Purpose = Invitation['purpose']

/** Single-use links: the one that sets up a workspace, and those that bring in more people. */
export class Invitations {
  private readonly store: IdentityStore
  private readonly clock: Clock
  private readonly ids: IdSource

  constructor(store: IdentityStore, { clock, ids }: { clock: Clock; ids: IdSource }) {
    this.store = store
    this.clock = clock
    this.ids = ids
  }

  /** A fresh set-up secret while nobody is admin, else `null`. Links printed by earlier starts stop working. */
  async openSetUp(): Promise<string | null> {
    await this.store.dropSetUpInvitations()
    if (await this.store.hasAdmin()) return null
    return this.mint('setUp', { accountRole: 'admin', createdBy: null, validMs: SET_UP_VALID_MS })
  }

  async invite(
    accountRole: AccountRole,
    createdBy: PersonId,
  ): Promise<{ readonly secret: string; readonly expiresAt: number }> {
    const secret = await this.mint('invite', { accountRole, createdBy, validMs: INVITE_VALID_MS })
    return { secret, expiresAt: this.clock.now() + INVITE_VALID_MS }
  }

  /** What a link would give, without using it up: mail scanners and previews look, too. */
  async look(purpose: Purpose, secret: string): Promise<Invitation | null> {
    const invitation = await this.store.invitation(hashSecret(secret), this.clock.now())
    return invitation?.purpose === purpose ? invitation : null
  }

  /** Uses the link up and makes the person, or `null`: of many at the same moment exactly one gets in. */
  async redeem(purpose: Purpose, secret: string, name: string): Promise<Person | null> {
    const invitation = await this.look(purpose, secret)
    if (!invitation) return null
    const now = this.clock.now()
    const { accountRole } = invitation
    const person = { personId: asPersonId(this.ids.next()), name, accountRole, createdAt: now }
    const redeemed = await this.store.redeemInvitation(hashSecret(secret), person, now)
    return redeemed && person
  }

  private async mint(
    purpose: Purpose,
    { accountRole, createdBy, validMs }: Pick<Invitation, 'accountRole' | 'createdBy'> & { validMs: number },
  ): Promise<string> {
    const secret = newSecret()
    const expiresAt = this.clock.now() + validMs
    await this.store.addInvitation(hashSecret(secret), { purpose, accountRole, createdBy, expiresAt })
    return secret
  }
}
