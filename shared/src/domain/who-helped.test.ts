import { expect, test } from 'vitest'
import { ALICE, aBoard, anAction, aRecord, aRoadblock, BOB, DAVE } from '../testing/incident-builders.ts'
import { whoHelped } from './who-helped.ts'

test('[THANK2] everybody who was there is listed once, in the order in which they came, with what they did', () => {
  const record = aRecord({ roadblocks: { r1: aRoadblock({ clearedBy: DAVE, clearedAt: 1 }) } })
  const actions = ['a', 'b'].map((id) => anAction({ id, owner: BOB, state: 'done' }))
  const helped = whoHelped(record, aBoard({ actions }))
  expect(helped.map(({ name }) => name)).toEqual(['Alice Ames', 'Bob Berg', 'Carol', 'Dave Dorn'])
  const what = Object.fromEntries(helped.map(({ personId, with: words }) => [personId, words]))
  expect(what[ALICE]).toEqual(['held Commander'])
  expect(what[BOB]).toEqual(['2 actions finished'])
  expect(what[DAVE]).toEqual(['cleared a roadblock'])
  expect(helped[2]?.with).toEqual(['was there'])
})
