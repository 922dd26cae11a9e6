import type { TimelineEntry } from '@warroom/shared/domain/timeline-entry.ts'
import { expect, test } from 'vitest'
import { byDay, newestFirst, subjectAnchor, wasRecordedLate } from './timeline-rows.ts'

const MINUTE = 60_000
const MIDNIGHT = Date.UTC(2026, 0, 6)
const entry = (id: string, at: number): TimelineEntry => ({
  id,
  at,
  recordedAt: at,
  actor: null,
  kind: 'note',
  text: id,
  subjectId: null,
})

test('[TLUI1] the newest moment is on top, and a back-dated note lies where it belongs', () => {
  const timeline = [entry('a', 1), entry('b', 5), entry('c', 5), entry('backdated', 3)]
  expect(newestFirst(timeline).map((e) => e.id)).toEqual(['c', 'b', 'backdated', 'a'])
})

test('[TLUI2] an incident over midnight says which day', () => {
  const days = byDay(
    [entry('after', MIDNIGHT), entry('before', MIDNIGHT - 1), entry('earlier', MIDNIGHT - MINUTE)],
    'UTC',
  )
  expect(days.map(({ day, entries }) => `${day}: ${entries.map((e) => e.id).join()}`)).toEqual([
    '6 Jan 2026: after',
    '5 Jan 2026: before,earlier',
  ])
})

test('[TLUI2] the day is that of the zone that is shown', () => {
  const entries = [entry('after', MIDNIGHT), entry('before', MIDNIGHT - 1)]
  expect(byDay(entries, 'Asia/Kolkata').map(({ day }) => day)).toEqual(['6 Jan 2026'])
})

test('[TLUI3] what was written down a minute or more after it happened is marked', () => {
  expect(wasRecordedLate({ at: 0, recordedAt: MINUTE })).toBe(true)
  expect(wasRecordedLate({ at: 0, recordedAt: MINUTE - 1 })).toBe(false)
})

test('[TLUI4] an entry leads to the card it is about', () => {
  const numberOf = (_kind: string, id: string) => (id === 'known' ? 7 : null)
  const anchors = (
    [
      ['action', 'known'],
      ['action', 'new'],
      ['evidence', 'known'],
      ['role', 'commander'],
      ['roadblock', 'r1'],
      ['update', null],
      ['note', null],
      ['severity', 'known'],
    ] as const
  ).map(([kind, subjectId]) => subjectAnchor({ kind, subjectId }, numberOf))
  expect(anchors).toEqual([
    'act-7',
    'act-new',
    'hyp-7',
    'role-commander',
    'roadblock-r1',
    'stakeholder-update',
    null,
    null,
  ])
})
