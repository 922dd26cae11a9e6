import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readProjection } from './read-projection.ts'

const LEAST = { key: 'INC-7', declaredAt: 1, serverNow: 2 }

test('[WALL8] a projection with strange fields falls back field by field', () => {
  const read = readProjection({
    ...LEAST,
    severity: 'sev0',
    status: 7,
    actions: [null, 'x', { id: 'a', title: 9, owner: {}, onIt: [{ name: 'Bob' }], timeBoxUntil: 'soon' }],
    lamps: [
      { id: 'late', level: 'loud' },
      { id: 'sync', level: 'alarm' },
    ],
    totals: { actions: -3 },
    newerField: { deep: true },
  })
  expect(read).toMatchObject({
    title: 'INC-7',
    severity: 'unknown',
    status: 'declared',
    lamps: [{ id: 'late', level: 'normal' }],
    totals: { actions: 1, hypotheses: 0 },
  })
  expect(read?.actions).toEqual([
    {
      ...{ id: 'a', number: null, title: '', state: 'open', ownerOnIt: false, timeBoxUntil: null },
      owner: { name: 'Somebody', initials: '?', pattern: 0 },
      onIt: [{ name: 'Bob', initials: '?', pattern: 0 }],
    },
  ])
  expect(read).not.toHaveProperty('newerField')
})

test('[WALL8] whatever is kept or sent, reading it never throws', () => {
  for (const value of [null, undefined, 7, 'x', [], {}, { ...LEAST, serverNow: 'now' }]) {
    expect(readProjection(value)).toBeNull()
  }
  fc.assert(
    fc.property(
      fc.anything(),
      fc.dictionary(fc.constantFrom('roles', 'people', 'title', 'totals'), fc.anything()),
      (any, some) => {
        readProjection(any)
        expect(readProjection({ ...some, ...LEAST })).not.toBeNull()
      },
    ),
  )
})
