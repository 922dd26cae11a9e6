import fc from 'fast-check'
import { expect, test } from 'vitest'
import { ALICE, anAction, BOB, DECLARED_AT } from '../testing/incident-builders.ts'
import { commandWarnings, LONG_IN_COMMAND_MS, MOST_REPORTS } from './command-warnings.ts'
import { asPersonId } from './ids.ts'

const held = (holder: string | null) => ({
  holder: holder === null ? null : asPersonId(holder),
  since: DECLARED_AT,
  epoch: 1,
  offeredTo: null,
})
const inCommand = { roles: { commander: held(ALICE) } }
const said = (...given: Parameters<typeof commandWarnings>) =>
  commandWarnings(...given).map(({ warning }) => warning)

test('[WARN1] a commander who repairs, or holds a second role, is advised to let others do it', () => {
  const own = anAction({ owner: ALICE })
  expect(said(inCommand, { actions: [own] }, DECLARED_AT)).toEqual(['handsOn'])
  expect(said(inCommand, { actions: [{ ...own, state: 'done' }] }, DECLARED_AT)).toEqual([])
  expect(said(inCommand, { actions: [{ ...own, kind: 'communicate' }] }, DECLARED_AT)).toEqual([])
  const two = { roles: { commander: held(ALICE), scribe: held(ALICE) } }
  expect(commandWarnings(two, { actions: [] }, DECLARED_AT)).toEqual([
    { warning: 'secondRole', text: 'Commander is Scribe, too. Let somebody take it.' },
  ])
})

test('[WARN2] seven may report to one person, eight are too many; whoever reports twice counts once', () => {
  const actionsOf = (count: number) =>
    Array.from({ length: count }, (_, i) => anAction({ id: `a${i}`, owner: asPersonId(`p${i}`) }))
  expect(said(inCommand, { actions: actionsOf(MOST_REPORTS) }, DECLARED_AT)).toEqual([])
  const eighth = { roles: { commander: held(ALICE), deputy: held(BOB) } }
  expect(said(eighth, { actions: actionsOf(MOST_REPORTS) }, DECLARED_AT)).toEqual(['manyReports'])
  const twice = [...actionsOf(MOST_REPORTS), ...actionsOf(MOST_REPORTS)]
  expect(said(inCommand, { actions: twice }, DECLARED_AT)).toEqual([])
})

test('[WARN3] after four hours it is time for somebody else', () => {
  expect(said(inCommand, { actions: [] }, DECLARED_AT + LONG_IN_COMMAND_MS)).toEqual([])
  expect(said(inCommand, { actions: [] }, DECLARED_AT + LONG_IN_COMMAND_MS + 1)).toEqual(['longInCommand'])
})

test('[WARN4] where nobody commands nobody is advised, whatever else is so', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 20 }), fc.nat(), (count, later) => {
      const actions = Array.from({ length: count }, (_, i) =>
        anAction({ id: `a${i}`, owner: asPersonId(`p${i}`) }),
      )
      expect(commandWarnings({ roles: { commander: held(null) } }, { actions }, DECLARED_AT + later)).toEqual(
        [],
      )
    }),
  )
})
