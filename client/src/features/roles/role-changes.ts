import type { PersonId } from '@warroom/shared/domain/ids.ts'
import type { IncidentRecord } from '@warroom/shared/domain/incident-record.ts'
import { ROLE_DUTY, ROLES } from '@warroom/shared/domain/role.ts'

type Roles = IncidentRecord['roles']

/** What changed between two looks at the roles, said to everybody in the room. */
export function roleChanges(
  before: Roles | null,
  after: Roles | null,
  nameOf: (personId: PersonId | null) => string,
): string[] {
  if (!before || !after) return []
  return ROLES.flatMap((role) => {
    const was = before[role]
    const is = after[role]
    if (!was || !is) return []
    const { label } = ROLE_DUTY[role]
    if (was.holder !== is.holder) {
      return is.holder === null ? [`${label} is vacant.`] : [`${nameOf(is.holder)} is ${label}.`]
    }
    if (was.offeredTo !== is.offeredTo && is.offeredTo !== null) {
      return [`${nameOf(is.holder)} offers ${label} to ${nameOf(is.offeredTo)}.`]
    }
    return []
  })
}
