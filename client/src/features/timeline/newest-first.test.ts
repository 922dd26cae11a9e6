import type { TimelineEntry } from '@warroom/shared/domain/timeline-entry.ts'
import { expect, test } from 'vitest'
import { newestFirst } from './newest-first.ts'

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
