/** Who holds what now, and which of them came or left. */
import { type DigestContext, type Found, lookUp, nameIn } from './digest-item.ts'
import { ROLE_DUTY, ROLES, type RoleId } from './role.ts'

export function peopleChanges(context: DigestContext): readonly Found[] {
  return [...ROLES.flatMap((role) => holderChange(context, role)), ...attendance(context)]
}

function holderChange(context: DigestContext, role: RoleId): Found[] {
  const { seen, view, me } = context
  const before = lookUp(seen.holders, role) ?? null
  const holder = lookUp(view.record.roles, role)?.holder ?? null
  if (holder === before) return []
  const duty = ROLE_DUTY[role].label.toLowerCase()
  const was = before === null ? '' : `, it was ${before === me ? 'you' : nameIn(context, before)}`
  const text =
    holder === null
      ? `Nobody is ${duty} any more${was}`
      : `${nameIn(context, holder)} ${holder === me ? 'are' : 'is'} ${duty} now${was}`
  const kind = role === 'commander' ? 'command' : 'role'
  const subject = { kind: 'role', id: role } as const
  return [{ item: { id: `role:${role}`, kind, text, at: null, subject } }]
}

/** Only people who hold a role: the others come and go. */
function attendance(context: DigestContext): Found[] {
  const { seen, view, me } = context
  if (seen.here === null || view.here === null) return []
  const [then, now] = [new Set(seen.here), new Set(view.here)]
  const holders = new Map<string, RoleId>()
  for (const role of ROLES) {
    const holder = lookUp(view.record.roles, role)?.holder ?? null
    if (holder !== null && holder !== me && !holders.has(holder)) holders.set(holder, role)
  }
  return [...holders].flatMap(([id, role]): Found[] => {
    const personId = id as typeof me
    if (then.has(personId) === now.has(personId)) return []
    const name = `${nameIn(context, personId)} (${ROLE_DUTY[role].label.toLowerCase()})`
    const text = now.has(personId) ? `${name} is here now` : `${name} is not here any more`
    const subject = { kind: 'role', id: role } as const
    return [{ item: { id: `person:${id}`, kind: 'person', text, at: null, subject } }]
  })
}
