import type { PersonId } from '@warroom/shared/domain/ids.ts'
import type { RoleAssignment } from '@warroom/shared/domain/role-assignment.ts'
import { expect, test } from 'vitest'
import { roleChanges } from './role-changes.ts'

const assignment = (holder: string | null, offeredTo: string | null = null): RoleAssignment => ({
  holder: holder as PersonId | null,
  offeredTo: offeredTo as PersonId | null,
  since: 0,
  epoch: 0,
})
const nameOf = (id: string | null): string => (id === null ? 'somebody' : id.toUpperCase())

test('[ROLEUI4] everybody hears who takes, leaves or is offered a role', () => {
  const before = { commander: assignment(null), scribe: assignment('bob'), deputy: assignment('carol') }
  const after = {
    commander: assignment('alice'),
    scribe: assignment(null),
    deputy: assignment('carol', 'bob'),
  }
  expect(roleChanges(before, after, nameOf)).toEqual([
    'ALICE is Commander.',
    'CAROL offers Deputy to BOB.',
    'Scribe is vacant.',
  ])
})

test('[ROLEUI4] nothing is said about what was so when the board opened', () => {
  expect(roleChanges(null, { commander: assignment('alice') }, nameOf)).toEqual([])
})
