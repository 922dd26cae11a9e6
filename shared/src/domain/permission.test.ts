import { expect, test } from 'vitest'
import { commandSchema } from '../commands/command.ts'
import { ACCOUNT_ROLES, type AccountRole } from './account-role.ts'
import { asPersonId } from './ids.ts'
import { authorize, type PermissionAction } from './permission.ts'

const COMMANDS = commandSchema.options.map((arm): PermissionAction => `command:${arm.shape.type.value}`)
const ADMINISTRATION: readonly PermissionAction[] = [
  'people:manage',
  'invites:create',
  'operations:read',
  'settings:write',
]
const READING: readonly PermissionAction[] = [
  'incident:list',
  'incident:read',
  'presence:publish',
  'record:read',
  'board:read',
]
const WRITING: readonly PermissionAction[] = ['incident:declare', 'board:write']
const ALL = [...ADMINISTRATION, ...READING, ...WRITING, ...COMMANDS, 'record:write' as const]

const allowed = (accountRole: AccountRole) =>
  ALL.filter(
    (action) =>
      authorize({ personId: asPersonId('alice'), name: 'Alice', accountRole }, action, { kind: 'incident' })
        .allowed,
  )

test('[PERM1] nobody writes the record', () => {
  for (const role of ACCOUNT_ROLES) expect(allowed(role)).not.toContain('record:write')
})

test('[PERM3] an admin may do everything else, a responder everything but administration', () => {
  expect(allowed('admin')).toEqual(ALL.filter((action) => action !== 'record:write'))
  expect(allowed('responder')).toEqual([...READING, ...WRITING, ...COMMANDS])
})

test('[PERM2] an observer reads, clears roadblocks, asks, worries and thanks', () => {
  expect(allowed('observer')).toEqual([
    ...READING,
    'command:takeRoadblock',
    'command:clearRoadblock',
    'command:askQuestion',
    'command:raiseConcern',
    'command:thank',
  ])
})

test('[PERM2] what is refused is refused with a sentence', () => {
  const dave = { personId: asPersonId('dave'), name: 'Dave', accountRole: 'observer' } as const
  for (const action of ALL) {
    const permission = authorize(dave, action, { kind: 'incident' })
    if (!permission.allowed) expect(permission.why).toMatch(/^[A-Z].*\.$/)
  }
})
