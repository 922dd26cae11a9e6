import { expect, test } from 'vitest'
import {
  ALICE,
  anAction,
  aRecord,
  aRoadblock,
  BOB,
  DECLARED_AT,
  someFacts,
} from '../testing/incident-builders.ts'
import { blockedLamp, commandLamp, lateLamp, minutesWord, syncLamp, unownedLamp, updateLamp } from './lamp.ts'
import type { Severity } from './severity.ts'

const MINUTE = 60_000
const after = (minutes: number) => DECLARED_AT + minutes * MINUTE
const CALM = { offlineSince: null, unsentSince: null, unsavedEdits: 0, storageUnavailable: false }

const vacantSince = (since: number, severity: Severity) =>
  aRecord({
    incident: someFacts({ severity }),
    roles: { commander: { holder: null, since, epoch: 0, offeredTo: null } },
  })

test('[LAMP1] while all is well every lamp is unlit, names no cause and says something', () => {
  const now = after(1)
  const lamps = [
    commandLamp(aRecord(), null, now),
    updateLamp(aRecord({ incident: someFacts({ nextUpdateDueAt: after(30) }) }), now),
    blockedLamp(aRecord(), now),
    lateLamp([anAction({ timeBoxUntil: after(5) })], () => true, now),
    unownedLamp([anAction()], now),
    syncLamp(CALM, now),
  ]
  for (const lamp of lamps) expect(lamp).toMatchObject({ level: 'normal', causeId: null })
  for (const lamp of lamps) expect(lamp.detail).not.toBe('')
})

test.each([
  ['sev1', 0.9, 'normal'],
  ['sev1', 1, 'caution'],
  ['sev1', 3, 'alarm'],
  ['unknown', 3, 'alarm'],
  ['sev3', 3, 'caution'],
  ['sev3', 5, 'alarm'],
] as const)('[LAMP2] with %s, %s minutes without a commander are %s', (severity, minutes, level) => {
  expect(commandLamp(vacantSince(DECLARED_AT, severity), null, after(minutes)).level).toBe(level)
})

test('[LAMP2] a role that was never written counts as vacant since the declaration', () => {
  expect(commandLamp(aRecord({ roles: {} }), null, after(4))).toMatchObject({
    level: 'alarm',
    detail: '4 min',
  })
})

test('[LAMP2] a commander who is in no tab lights caution after three minutes, by name', () => {
  expect(commandLamp(aRecord(), after(0), after(2)).level).toBe('normal')
  expect(commandLamp(aRecord(), after(0), after(4))).toMatchObject({
    level: 'caution',
    label: 'Commander away',
    detail: 'Alice Ames, 4 min',
  })
})

test.each([
  ['sev1', 7, 'normal'],
  ['sev1', 5, 'caution'],
  ['sev1', -1, 'alarm'],
  ['sev3', 13, 'normal'],
  ['sev3', 11, 'caution'],
  ['sev5', 3, 'normal'],
  ['sev5', 1, 'caution'],
] as const)('[LAMP3] with %s, an update due in %s minutes is %s', (severity, minutes, level) => {
  const nowAt = after(90)
  const record = aRecord({ incident: someFacts({ severity, nextUpdateDueAt: after(90 + minutes) }) })
  expect(updateLamp(record, nowAt).level).toBe(level)
})

test('[LAMP3] the first update is promised soon, and its lamp is not lit from the start', () => {
  const record = aRecord({ incident: someFacts({ severity: 'sev1', nextUpdateDueAt: after(5) }) })
  expect(updateLamp(record, after(0)).level).toBe('normal')
  expect(updateLamp(record, after(3.5)).level).toBe('caution')
})

test('[LAMP4] one open roadblock is caution, one that nobody took for 15 minutes alarm', () => {
  const record = aRecord({ roadblocks: { r1: aRoadblock() } })
  expect(blockedLamp(record, after(1))).toMatchObject({
    level: 'caution',
    label: '1 roadblock',
    causeId: 'r1',
  })
  expect(blockedLamp(record, after(15)).level).toBe('alarm')
  const taken = aRecord({ roadblocks: { r1: aRoadblock({ takenBy: BOB, takenAt: after(2) }) } })
  expect(blockedLamp(taken, after(15)).level).toBe('caution')
})

test('[LAMP4] of several open roadblocks the oldest is named, cleared ones do not count', () => {
  const record = aRecord({
    roadblocks: {
      r1: aRoadblock({ raisedAt: after(2) }),
      r2: aRoadblock({ raisedAt: after(1), needed: 'A DBA' }),
      r3: aRoadblock({ clearedBy: ALICE, clearedAt: after(3) }),
    },
  })
  expect(blockedLamp(record, after(4))).toMatchObject({
    label: '2 roadblocks',
    causeId: 'r2',
    detail: 'A DBA, 3 min',
  })
})

test('[LAMP5] a late action is caution while somebody is on it and alarm when nobody is', () => {
  const late = [anAction({ timeBoxUntil: after(1) })]
  expect(lateLamp(late, () => true, after(2))).toMatchObject({ level: 'caution', label: '1 action late' })
  expect(lateLamp(late, () => false, after(2)).level).toBe('alarm')
  expect(lateLamp(late, () => true, after(4)).level).toBe('alarm')
})

test('[LAMP5] of several late actions the latest is named', () => {
  const actions = [
    anAction({ id: 'a', timeBoxUntil: after(2) }),
    anAction({ id: 'b', title: 'Roll back', timeBoxUntil: after(1) }),
  ]
  expect(lateLamp(actions, () => true, after(3))).toMatchObject({ causeId: 'b', detail: 'Roll back, 2 min' })
})

test('[LAMP6] an unfinished action nobody owns is caution after two minutes', () => {
  const actions = [anAction({ owner: null }), anAction({ owner: null, state: 'done' })]
  expect(unownedLamp(actions, after(1)).level).toBe('normal')
  expect(unownedLamp(actions, after(2))).toMatchObject({ level: 'caution', label: '1 unowned' })
})

test('[LAMP6] a follow-up that nobody owns lights nothing', () => {
  const action = anAction({ owner: null, kind: 'followUp' })
  expect(unownedLamp([action], after(9)).level).toBe('normal')
})

test.each([
  ['calm', CALM, 'normal', 'live, 0 waiting'],
  ['a moment offline', { ...CALM, offlineSince: after(0) - 4_000 }, 'normal', 'live, 0 waiting'],
  ['offline', { ...CALM, offlineSince: after(0) - 6_000 }, 'caution', 'reconnecting'],
  ['slow', { ...CALM, unsentSince: after(0) - 11_000, unsavedEdits: 1 }, 'caution', '1 change waiting'],
  [
    'offline, editing',
    { ...CALM, offlineSince: after(0) - 6_000, unsavedEdits: 3 },
    'caution',
    '3 changes waiting',
  ],
  [
    'offline for long',
    { ...CALM, offlineSince: after(-2), unsentSince: after(-2), unsavedEdits: 3 },
    'alarm',
    '3 changes waiting',
  ],
  ['storage away', { ...CALM, storageUnavailable: true, unsavedEdits: 2 }, 'alarm', '2 changes waiting'],
] as const)('[LAMP7] %s: %s', (_case, condition, level, detail) => {
  expect(syncLamp(condition, after(0))).toMatchObject({ level, detail })
})

test('[LAMP8] when the incident is over, nobody is told that it has no commander, no update and a roadblock', () => {
  const over = {
    incident: someFacts({ status: 'resolved', nextUpdateDueAt: after(-10) }),
    roles: {},
    roadblocks: { r1: aRoadblock() },
  } as const
  const now = after(60)
  const levels = [
    commandLamp(aRecord(over), null, now),
    updateLamp(aRecord(over), now),
    blockedLamp(aRecord(over), now),
  ]
  expect(levels.map((lamp) => lamp.level)).toEqual(['normal', 'normal', 'normal'])
})

test('[LAMP1] spans are whole minutes and never negative', () => {
  expect([-1, 59_999, 60_000, 3_600_000, 80 * MINUTE].map(minutesWord)).toEqual([
    '0 min',
    '0 min',
    '1 min',
    '1 h 0 min',
    '1 h 20 min',
  ])
})
