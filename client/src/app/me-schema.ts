import { ACCOUNT_ROLES } from '@warroom/shared/domain/account-role.ts'
import type { Actor } from '@warroom/shared/domain/actor.ts'
import { asPersonId } from '@warroom/shared/domain/ids.ts'
import * as z from 'zod/mini'

const meSchema = z.object({ id: z.string(), name: z.string(), role: z.enum(ACCOUNT_ROLES) })

/** Reads the answer of `GET /api/v1/me`, and what was kept of it on this device. */
export function readMe(json: unknown): Actor {
  const { id, name, role } = meSchema.parse(json)
  return { personId: asPersonId(id), name, accountRole: role }
}

export const writeMe = ({ personId, name, accountRole }: Actor): unknown => ({
  id: personId,
  name,
  role: accountRole,
})
