import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { ROLES } from '../domain/role.ts'
import { alice, bob, DecidedIncident } from '../testing/decided-incident.ts'
import { ALICE, BOB, DECLARED_AT } from '../testing/incident-builders.ts'
import { applyEvent, welcome } from './apply-event.ts'
import { readRecord } from './read-record.ts'
import { openRecord } from './record-document.ts'

test('[DOC9] a declaration writes the facts, all roles as vacant, and the first entry', () => {
  const { record } = new DecidedIncident()
  expect(record.incident).toMatchObject({ key: 'INC-7', title: 'Checkout errors in EU', severity: 'sev1' })
  expect(Object.keys(record.roles).sort()).toEqual([...ROLES].sort())
  for (const role of Object.values(record.roles)) {
    expect(role).toEqual({ holder: null, since: DECLARED_AT, epoch: 0, offeredTo: null })
  }
  expect(record.timeline.map(({ text }) => text)).toEqual([
    'Alice Ames declared INC-7: Checkout errors in EU',
  ])
})

test('[DOC9] each event adds exactly one entry, newest last', () => {
  const incident = new DecidedIncident({ takeCommand: true })
  incident.must(bob, { type: 'assumeRole', role: 'scribe' })
  incident.must(alice, { type: 'correctIncident', title: 'Checkout', detectedAt: DECLARED_AT })
  expect(incident.record.timeline.map(({ kind }) => kind)).toEqual([
    'incident',
    'role',
    'role',
    'correction',
    'correction',
  ])
})

test('[DOC9] an entry keeps the name that was said, and calls a stranger somebody', () => {
  const record = openRecord(new Y.Doc())
  const context = { actor: alice, at: DECLARED_AT, entryId: 'e' }
  const taken = {
    type: 'roleAssumed',
    role: 'commander',
    holder: ALICE,
    holderName: 'Alice',
    reason: '',
  } as const
  applyEvent(record, { ...taken, previousHolder: BOB }, context)
  expect(readRecord(record).timeline[0]?.text).toBe('Alice Ames took over Commander from somebody')
})

test('[DOC9] an event about a roadblock or role that is not there breaks nothing', () => {
  const record = openRecord(new Y.Doc())
  const context = { actor: alice, at: DECLARED_AT, entryId: 'e' }
  applyEvent(record, { type: 'roadblockTaken', roadblockId: 'gone', number: 1, needed: 'A DBA' }, context)
  applyEvent(record, { type: 'roleRenounced', role: 'scribe', previousHolder: ALICE }, context)
  expect(readRecord(record).roles.scribe).toMatchObject({ holder: null, epoch: 1 })
  expect(readRecord(record).timeline).toHaveLength(2)
})

test('[DOC10] a participant is welcomed once, keeps their place, and follows a change of name', () => {
  const record = openRecord(new Y.Doc())
  expect(welcome(record, alice, 1)).toBe(true)
  expect(welcome(record, bob, 2)).toBe(true)
  expect(welcome(record, alice, 3)).toBe(false)
  expect(welcome(record, { ...alice, name: 'Alice Arndt' }, 4)).toBe(true)
  expect(readRecord(record).participants).toEqual({
    [ALICE]: { name: 'Alice Arndt', accountRole: 'responder', joinedAt: 1, arrival: 0 },
    [BOB]: { name: 'Bob Berg', accountRole: 'responder', joinedAt: 2, arrival: 1 },
  })
})

test('[DOC9] every replica of the record reads the same', () => {
  const incident = new DecidedIncident({ takeCommand: true })
  incident.must(alice, { type: 'raiseRoadblock', needed: 'A DBA' })
  incident.must(alice, { type: 'publishUpdate', whatHappened: 'Payments fail', impact: 'EU' })
  const copy = openRecord(new Y.Doc())
  Y.applyUpdate(copy.doc, Y.encodeStateAsUpdate(incident.document.doc))
  expect(readRecord(copy)).toEqual(incident.record)
})
