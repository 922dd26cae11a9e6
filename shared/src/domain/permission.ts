import type { Actor } from './actor.ts'

/** Everything that may be asked for. Commands are `command:<type>`, so that each is answered here and nowhere else. */
export type PermissionAction =
  | 'people:manage'
  | 'invites:create'
  | 'incident:declare'
  | 'incident:list'
  | 'incident:read'
  | 'presence:publish'
  | 'record:read'
  | 'record:write'
  | 'board:read'
  | 'board:write'
  | 'operations:read'
  | 'runbooks:write'
  | 'settings:write'
  | `command:${string}`

/** What the action is done to. `visibility` is where private incidents will be told apart. */
export interface PermissionResource {
  readonly kind: 'workspace' | 'incident'
}

export type Permission = { readonly allowed: true } | { readonly allowed: false; readonly why: string }

/** Observers and leaders support: they clear roadblocks, ask, worry and thank, and edit no facts. */
const OBSERVER_COMMANDS = new Set(['takeRoadblock', 'clearRoadblock', 'askQuestion', 'raiseConcern', 'thank'])
const OBSERVER_ACTIONS = new Set<PermissionAction>([
  'incident:list',
  'incident:read',
  'presence:publish',
  'record:read',
  'board:read',
])
const ADMIN_ONLY = new Set<PermissionAction>([
  'people:manage',
  'invites:create',
  'operations:read',
  'settings:write',
])

const refused = (why: string): Permission => ({ allowed: false, why })
const ALLOWED: Permission = { allowed: true }

/** The one answer to every permission question, on the server; the client asks it only to explain a disabled control. */
export function authorize(actor: Actor, action: PermissionAction, _resource: PermissionResource): Permission {
  // Nobody writes the record: the server does, as a peer, applying what it decided.
  if (action === 'record:write') return refused('The record is written by the server alone.')
  if (actor.accountRole === 'admin') return ALLOWED
  if (ADMIN_ONLY.has(action)) return refused('Only an admin may do this.')
  if (actor.accountRole === 'responder') return ALLOWED
  if (action.startsWith('command:')) {
    return OBSERVER_COMMANDS.has(action.slice('command:'.length))
      ? ALLOWED
      : refused('Observers read, ask, and clear roadblocks. Ask an admin to make you a responder.')
  }
  return OBSERVER_ACTIONS.has(action)
    ? ALLOWED
    : refused('Observers read along. Ask an admin to make you a responder.')
}
