import { AUTOMATION } from '@warroom/shared/domain/actor.ts'
import { asPersonId } from '@warroom/shared/domain/ids.ts'
import { ALICE, aRecord, CAROL, DECLARED_AT, present } from '@warroom/shared/testing/incident-builders.ts'
import { expect, test } from 'vitest'
import { assignablePeople } from './use-assignable.ts'

const { participants } = aRecord()
const namesOf = (people: Parameters<typeof assignablePeople>[1], known = participants) =>
  assignablePeople(known, people).map(({ name, isHere }) => `${name}${isHere ? '' : ' (not here)'}`)

test('[LIST4] work is given to people who may write, those who are here first', () => {
  const here = [present({ personId: CAROL, name: 'Carol' })]
  expect(namesOf(here)).toEqual(['Carol', 'Alice Ames (not here)', 'Bob Berg (not here)'])
})

test('[LIST4] an observer is not offered, and neither is what declares incidents by itself', () => {
  const machine = { name: 'Automation', accountRole: 'admin', joinedAt: DECLARED_AT, arrival: 4 } as const
  const known = { ...participants, [AUTOMATION.personId]: machine }
  expect(namesOf([present({ personId: asPersonId('dave') })], known)).toEqual([
    'Alice Ames (not here)',
    'Bob Berg (not here)',
    'Carol (not here)',
  ])
})

test('[LIST4] somebody who came this second can be given work before the record knows them', () => {
  const here = [present({ personId: asPersonId('erin'), name: 'Erin' }), present({ personId: ALICE })]
  expect(namesOf(here)).toEqual(['Alice Ames', 'Erin', 'Bob Berg (not here)', 'Carol (not here)'])
})
