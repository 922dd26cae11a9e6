import { expect, test } from 'vitest'
import { type BoardLookup, momentsOf } from '../document/board-timeline.ts'
import { ALICE, aHypothesis, BOB, DECLARED_AT } from '../testing/incident-builders.ts'
import type { HypothesisStatus } from './hypothesis.ts'
import { settledMoment } from './settled-moment.ts'
import type { TimelineEntry } from './timeline-entry.ts'

const hypothesis = aHypothesis({ id: 'h', statement: 'Bob said it was ruled out and parked' })
const look: BoardLookup = {
  hypothesis: () => hypothesis,
  action: () => null,
  evidence: () => null,
  exitCriterion: () => null,
  runbook: () => null,
  runbookStep: () => null,
  nameOf: () => 'Bob Berg',
}

/** The entry as the room writes it when Bob changes the state. */
const entry = (to: HypothesisStatus, at: number, actor = BOB): TimelineEntry => {
  const fields = new Map([['status', { from: to === 'proposed' ? 'ruledOut' : 'proposed', to }]])
  const name = actor === BOB ? 'Bob Berg' : 'Alice Ames'
  const [moment] = momentsOf(
    [{ type: 'changed', collection: 'hypotheses', id: 'h', fields }],
    { personId: actor, name, accountRole: 'responder' },
    look,
  )
  if (!moment) throw new Error('A change of state makes an entry.')
  return { id: `e${at}`, at, recordedAt: at, actor, kind: moment.kind, text: moment.text, subjectId: 'h' }
}

test('[SETTLE1] who ruled it out and when is taken from the timeline, the last time it happened', () => {
  const timeline = [
    entry('ruledOut', DECLARED_AT + 1),
    entry('proposed', DECLARED_AT + 2),
    entry('ruledOut', DECLARED_AT + 3, ALICE),
    entry('testing', DECLARED_AT + 4),
  ]
  expect(settledMoment(timeline, 'h', 'ruledOut')).toEqual({ actor: ALICE, at: DECLARED_AT + 3 })
})

test('[SETTLE1] who found support for it is told too, by the word the room writes', () => {
  expect(settledMoment([entry('supported', DECLARED_AT + 2)], 'h', 'supported')).toEqual({
    actor: BOB,
    at: DECLARED_AT + 2,
  })
})

test('[SETTLE1] what its statement says is not taken for what happened to it', () => {
  const timeline = [entry('testing', DECLARED_AT), entry('parked', DECLARED_AT + 1)]
  expect(settledMoment(timeline, 'h', 'ruledOut')).toBeNull()
  expect(settledMoment(timeline, 'h', 'parked')).toEqual({ actor: BOB, at: DECLARED_AT + 1 })
})

test('[SETTLE1] without a timeline, or for an open hypothesis, nothing is claimed', () => {
  expect(settledMoment([], 'h', 'ruledOut')).toBeNull()
  expect(settledMoment([entry('testing', DECLARED_AT)], 'h', 'testing')).toBeNull()
})
