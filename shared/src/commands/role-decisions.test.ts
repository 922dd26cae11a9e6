import { expect, test } from 'vitest'
import { alice, bob, carol, DecidedIncident, dave, eventsOf, refusalOf } from '../testing/decided-incident.ts'
import { ALICE, BOB, CAROL, DAVE, DECLARED_AT } from '../testing/incident-builders.ts'

const role = 'operations'
const holder = (incident: DecidedIncident, of: string = role) => incident.record.roles[of]?.holder

test('[ROLE1] the second to claim a role learns who holds it and since when, and changes nothing', () => {
  const incident = new DecidedIncident()
  incident.must(alice, { type: 'assumeRole', role })
  incident.now += 5_000
  const before = incident.record
  expect(incident.send(bob, { type: 'assumeRole', role })).toEqual({
    ok: false,
    refusal: {
      code: 'roleTaken',
      message: 'Alice Ames is Operations. Ask for a handover.',
      holder: ALICE,
      holderName: 'Alice Ames',
      since: DECLARED_AT,
    },
  })
  expect(incident.record).toEqual(before)
})

test('[ROLE2] a claim that saw another holder is refused, also when the role is vacant again', () => {
  const incident = new DecidedIncident()
  const claim = { type: 'assumeRole', role, expectedHolder: ALICE } as const
  expect(incident.ask(bob, claim)).toMatchObject({ refusal: { code: 'roleTaken', holder: null } })
  expect(refusalOf(incident.ask(bob, { ...claim, expectedHolder: null }))).toBeNull()
  const assign = { type: 'assignRole', role, personId: BOB, expectedHolder: ALICE } as const
  expect(refusalOf(incident.ask(carol, assign))).toBe('roleTaken')
})

test('[ROLE3] only the holder steps down or offers a handover', () => {
  const incident = new DecidedIncident()
  incident.must(alice, { type: 'assumeRole', role })
  expect(refusalOf(incident.ask(bob, { type: 'renounceRole', role }))).toBe('notHolder')
  expect(refusalOf(incident.ask(bob, { type: 'offerHandover', role, toPersonId: CAROL }))).toBe('notHolder')
  expect(refusalOf(incident.ask(alice, { type: 'offerHandover', role, toPersonId: ALICE }))).toBe('invalid')
  incident.must(alice, { type: 'renounceRole', role })
  expect(holder(incident)).toBeNull()
})

test('[ROLE4] until an offered handover is accepted the old holder stays', () => {
  const incident = new DecidedIncident({ takeCommand: true })
  incident.must(alice, { type: 'offerHandover', role: 'commander', toPersonId: BOB, reason: 'End of shift' })
  expect(holder(incident, 'commander')).toBe(ALICE)
  expect(refusalOf(incident.ask(carol, { type: 'acceptHandover', role: 'commander' }))).toBe('nothingOffered')
  incident.must(bob, { type: 'acceptHandover', role: 'commander' })
  expect(holder(incident, 'commander')).toBe(BOB)
})

test('[ROLE5] an offer is declined by whom it was made to or taken back by who made it', () => {
  const incident = new DecidedIncident({ takeCommand: true })
  const decline = { type: 'declineHandover', role: 'commander' } as const
  expect(refusalOf(incident.ask(bob, decline))).toBe('nothingOffered')
  for (const actor of [bob, alice]) {
    incident.must(alice, { type: 'offerHandover', role: 'commander', toPersonId: BOB })
    expect(refusalOf(incident.ask(carol, decline))).toBe('nothingOffered')
    incident.must(actor, decline)
    expect(incident.record.roles.commander).toMatchObject({ holder: ALICE, offeredTo: null })
  }
})

test('[ROLE6] command is taken from its holder with a reason only, and given away by the holder or an admin', () => {
  const incident = new DecidedIncident({ takeCommand: true })
  expect(refusalOf(incident.ask(bob, { type: 'takeCommand' }))).toBe('reasonRequired')
  const assign = { type: 'assignRole', role: 'commander', personId: BOB, expectedHolder: ALICE } as const
  expect(refusalOf(incident.ask(bob, assign))).toBe('roleTaken')
  expect(eventsOf(incident.ask(alice, assign))).toEqual(['roleAssigned'])
  expect(eventsOf(incident.ask(carol, assign))).toEqual(['roleAssigned'])
  incident.must(bob, { type: 'takeCommand', reason: 'Alice is unreachable' })
  expect(holder(incident, 'commander')).toBe(BOB)
})

test('[ROLE6] a vacant command is taken without a reason', () => {
  const incident = new DecidedIncident()
  incident.must(bob, { type: 'takeCommand' })
  expect(holder(incident, 'commander')).toBe(BOB)
})

test('[ROLE6] other roles are reassigned by whoever saw the holder, and by nobody who did not look', () => {
  const incident = new DecidedIncident()
  incident.must(alice, { type: 'assumeRole', role })
  const assign = { type: 'assignRole', role, personId: CAROL } as const
  expect(refusalOf(incident.ask(bob, assign))).toBe('roleTaken')
  expect(eventsOf(incident.ask(bob, { ...assign, expectedHolder: ALICE }))).toEqual(['roleAssigned'])
})

test('[ROLE7] a role is given only to somebody who exists and is no observer', () => {
  const incident = new DecidedIncident({ takeCommand: true })
  for (const type of ['assignRole', 'offerHandover'] as const) {
    const to = (personId: string) =>
      type === 'assignRole'
        ? incident.ask(alice, { type, role: 'commander', personId })
        : incident.ask(alice, { type, role: 'commander', toPersonId: personId })
    expect(refusalOf(to('nobody'))).toBe('unknownPerson')
    expect(refusalOf(to(DAVE))).toBe('personMayNot')
    expect(refusalOf(to(BOB))).toBeNull()
  }
})

test('[ROLE8] each change of holder counts the epoch up, restarts the clock and voids an offer', () => {
  const incident = new DecidedIncident()
  const changes = [
    () => incident.must(alice, { type: 'assumeRole', role }),
    () => incident.must(bob, { type: 'assignRole', role, personId: BOB, expectedHolder: ALICE }),
    () => incident.must(bob, { type: 'renounceRole', role }),
    () => incident.must(alice, { type: 'assumeRole', role }),
    () => incident.must(bob, { type: 'acceptHandover', role }),
  ]
  for (const [done, change] of changes.entries()) {
    if (holder(incident) === ALICE) incident.must(alice, { type: 'offerHandover', role, toPersonId: BOB })
    incident.now += 1_000
    change()
    expect(incident.record.roles[role]).toMatchObject({
      epoch: done + 1,
      since: incident.now,
      offeredTo: null,
    })
  }
})

test('[ROLE9] asking for what one already has does nothing and is a success', () => {
  const incident = new DecidedIncident({ takeCommand: true })
  for (const wanted of [
    { type: 'assumeRole', role: 'commander' },
    { type: 'acceptHandover', role: 'commander' },
    { type: 'assignRole', role: 'commander', personId: ALICE },
    { type: 'takeCommand' },
  ] as const) {
    expect(incident.ask(alice, wanted)).toEqual({ ok: true, events: [] })
  }
})

test('[PERM4] an observer learns nothing about who holds what', () => {
  const incident = new DecidedIncident({ takeCommand: true })
  const refused = incident.ask(dave, { type: 'assumeRole', role: 'commander' })
  expect(refused).toEqual(new DecidedIncident().ask(dave, { type: 'assumeRole', role: 'commander' }))
  expect(refused).toMatchObject({ ok: false, refusal: { code: 'forbidden' } })
})
