/** What every identity store promises; run on each adapter. */
import { AUTOMATION } from '@warroom/shared/domain/actor.ts'
import { asPersonId } from '@warroom/shared/domain/ids.ts'
import { expect, test } from 'vitest'
import type { IdentityStore, Invitation, Person } from '../ports/identity-store.ts'

const person = (name: string, override: Partial<Person> = {}): Person => ({
  personId: asPersonId(name.toLowerCase()),
  name,
  accountRole: 'responder',
  createdAt: 1_000,
  ...override,
})
const invitation: Invitation = {
  purpose: 'invite',
  accountRole: 'observer',
  createdBy: null,
  expiresAt: 5_000,
}

export function testIdentityStore(open: () => Promise<IdentityStore>): void {
  test('[IDENT1] people are found again, oldest first', async () => {
    const store = await open()
    await store.addPerson(person('Bob', { createdAt: 2_000 }))
    await store.addPerson(person('Alice'))
    expect(await store.person(asPersonId('alice'))).toEqual(person('Alice'))
    expect(await store.person(asPersonId('nobody'))).toBeNull()
    expect((await store.people()).map((p) => p.name)).toEqual(['Alice', 'Bob'])
  })

  test('[IDENT2] the automation account is no admin who could set up the workspace', async () => {
    const store = await open()
    await store.addPerson({ ...AUTOMATION, createdAt: 1 })
    expect(await store.hasAdmin()).toBe(false)
    await store.addPerson(person('Carol', { accountRole: 'admin' }))
    expect(await store.hasAdmin()).toBe(true)
  })

  test('[IDENT3] a session lasts until it is ended', async () => {
    const store = await open()
    await store.addPerson(person('Alice'))
    const session = { personId: asPersonId('alice'), createdAt: 1, lastSeenAt: 1, expiresAt: 9 }
    await store.addSession('hash', session)
    await store.touchSession('hash', 7)
    expect(await store.session('hash')).toEqual({ ...session, lastSeenAt: 7 })
    await store.endSession('hash')
    expect(await store.session('hash')).toBeNull()
  })

  test('[IDENT4] a token names its person', async () => {
    const store = await open()
    await store.addPerson(person('Alice'))
    await store.addApiToken('hash', { id: 't1', personId: asPersonId('alice'), createdAt: 1 })
    expect(await store.apiTokenOwner('hash')).toBe('alice')
    expect(await store.apiTokenOwner('other')).toBeNull()
  })

  test('[IDENT8] a person’s tokens are listed without their secret, and a revoked one is gone', async () => {
    const store = await open()
    await store.addPerson(person('Alice'))
    await store.addPerson(person('Bob'))
    const [alices, bobs] = [asPersonId('alice'), asPersonId('bob')]
    await store.addApiToken('h2', { id: 't2', personId: alices, createdAt: 2 })
    await store.addApiToken('h1', { id: 't1', personId: alices, createdAt: 1 })
    await store.addApiToken('h3', { id: 't3', personId: bobs, createdAt: 3 })
    expect(await store.apiTokens(alices)).toEqual([
      { id: 't1', createdAt: 1 },
      { id: 't2', createdAt: 2 },
    ])
    expect(await store.revokeApiToken(bobs, 't1')).toBeNull()
    expect(await store.revokeApiToken(alices, 't1')).toBe('h1')
    expect(await store.revokeApiToken(alices, 't1')).toBeNull()
    expect(await store.apiTokenOwner('h1')).toBeNull()
    expect(await store.apiTokenOwner('h2')).toBe('alice')
    expect((await store.apiTokens(alices)).map(({ id }) => id)).toEqual(['t2'])
  })

  test('[IDENT5] of many who follow one invitation at the same moment exactly one gets in', async () => {
    const store = await open()
    await store.addInvitation('hash', invitation)
    const redeemed = await Promise.all(
      Array.from({ length: 50 }, (_, i) => store.redeemInvitation('hash', person(`P${i}`), 1_000)),
    )
    expect(redeemed.filter((r) => r !== null)).toEqual([invitation])
    expect(await store.people()).toHaveLength(1)
    expect(await store.invitation('hash', 1_000)).toBeNull()
  })

  test('[IDENT6] looking consumes nothing, and time ends an invitation', async () => {
    const store = await open()
    await store.addInvitation('hash', invitation)
    expect(await store.invitation('hash', 4_999)).toEqual(invitation)
    expect(await store.invitation('hash', 4_999)).toEqual(invitation)
    expect(await store.invitation('hash', 5_000)).toBeNull()
    expect(await store.redeemInvitation('hash', person('Late'), 5_000)).toBeNull()
    expect(await store.people()).toEqual([])
  })

  test('[IDENT7] set-up links that nobody followed can be withdrawn; invitations stay', async () => {
    const store = await open()
    await store.addInvitation('setup', { ...invitation, purpose: 'setUp', accountRole: 'admin' })
    await store.addInvitation('invite', invitation)
    await store.dropSetUpInvitations()
    expect(await store.invitation('setup', 1)).toBeNull()
    expect(await store.invitation('invite', 1)).toEqual(invitation)
  })
}
