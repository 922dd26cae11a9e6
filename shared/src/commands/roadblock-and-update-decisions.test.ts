import { expect, test } from 'vitest'
import { alice, bob, DecidedIncident, dave, refusalOf } from '../testing/decided-incident.ts'
import { ALICE, BOB, DAVE } from '../testing/incident-builders.ts'

const MINUTE = 60_000

test('[RB1] a roadblock is numbered, taken by somebody, and cleared once', () => {
  const incident = new DecidedIncident()
  incident.must(bob, {
    type: 'raiseRoadblock',
    needed: 'Read access to the replica',
    neededFrom: 'Data team',
  })
  incident.must(bob, { type: 'raiseRoadblock', needed: 'A DBA' })
  const ids = Object.keys(incident.record.roadblocks)
  expect(Object.values(incident.record.roadblocks).map(({ number }) => number)).toEqual([1, 2])
  const roadblockId = ids[0] ?? ''
  incident.now += MINUTE
  incident.must(dave, { type: 'takeRoadblock', roadblockId })
  expect(incident.record.roadblocks[roadblockId]).toMatchObject({
    needed: 'Read access to the replica',
    raisedBy: BOB,
    takenBy: DAVE,
    takenAt: incident.now,
    clearedAt: null,
  })
  incident.must(alice, { type: 'clearRoadblock', roadblockId, resolution: 'Granted' })
  expect(incident.record.roadblocks[roadblockId]).toMatchObject({ clearedBy: ALICE, resolution: 'Granted' })
  for (const type of ['takeRoadblock', 'clearRoadblock'] as const) {
    expect(refusalOf(incident.ask(bob, { type, roadblockId }))).toBe('alreadyCleared')
  }
})

test.each(['nothing', 'constructor', '__proto__'])(
  '[RB2] a roadblock called %s is not found',
  (roadblockId) => {
    for (const type of ['takeRoadblock', 'clearRoadblock'] as const) {
      expect(refusalOf(new DecidedIncident().ask(bob, { type, roadblockId }))).toBe('notFound')
    }
  },
)

const update = { type: 'publishUpdate', whatHappened: 'Payments fail', impact: 'One in five orders' } as const

test('[UPDT1] without a time the next update is due by the rhythm of the severity', () => {
  for (const [severity, minutes] of [
    ['sev1', 30],
    ['sev3', 60],
    ['sev5', null],
  ] as const) {
    const incident = new DecidedIncident({ severity })
    incident.must(alice, update)
    const due = minutes === null ? null : incident.now + minutes * MINUTE
    expect(incident.record.incident.nextUpdateDueAt).toBe(due)
    expect(incident.record.publishedUpdates[0]).toMatchObject({ nextUpdateDueAt: due, publishedBy: ALICE })
  }
})

test('[UPDT1] a time that was given is the promise, and null promises nothing', () => {
  const incident = new DecidedIncident()
  incident.must(alice, { ...update, nextUpdateDueAt: incident.now + 10 * MINUTE })
  expect(incident.record.incident.nextUpdateDueAt).toBe(incident.now + 10 * MINUTE)
  incident.must(alice, { ...update, nextUpdateDueAt: null })
  expect(incident.record.incident.nextUpdateDueAt).toBeNull()
})

test('[UPDT2] the next update cannot be promised for the past, or for now', () => {
  const incident = new DecidedIncident()
  for (const nextUpdateDueAt of [incident.now, incident.now - 1]) {
    expect(refusalOf(incident.ask(alice, { ...update, nextUpdateDueAt }))).toBe('invalid')
  }
})

test('[UPDT3] updates are numbered in the order in which they were published', () => {
  const incident = new DecidedIncident()
  for (let i = 0; i < 3; i++) incident.must(alice, update)
  expect(incident.record.publishedUpdates.map(({ number }) => number)).toEqual([1, 2, 3])
})
