import { asIncidentId, asPersonId } from '@warroom/shared/domain/ids.ts'
import { INCIDENT_STATUSES } from '@warroom/shared/domain/incident-status.ts'
import { PRESENCE_STATES } from '@warroom/shared/domain/presence.ts'
import { SEVERITIES } from '@warroom/shared/domain/severity.ts'
import type { ListedIncident } from '@warroom/shared/protocol/socket-events.ts'
import * as z from 'zod/mini'

const incidentId = z.pipe(z.string(), z.transform(asIncidentId))
const personId = z.pipe(z.string(), z.transform(asPersonId))
const instant = z.number()
const maybeInstant = z.nullable(instant)

const personSchema = z.object({
  personId,
  name: z.string(),
  focus: z.catch(z.nullable(z.object({ kind: z.string(), id: z.string() })), null),
  // A word from a newer server still means "here".
  state: z.catch(z.enum(PRESENCE_STATES), 'active'),
  since: instant,
  connections: z.number(),
})

const rowSchema = z.object({
  id: incidentId,
  key: z.string(),
  title: z.string(),
  severity: z.enum(SEVERITIES),
  status: z.enum(INCIDENT_STATUSES),
  commander: z.nullable(z.object({ personId, name: z.string() })),
  commanderSince: instant,
  declaredAt: instant,
  resolvedAt: maybeInstant,
  closedAt: maybeInstant,
  nextUpdateDueAt: maybeInstant,
  openRoadblocks: z.number(),
  seq: z.number(),
  url: z.string(),
  // The list over HTTP does not say who is there; the socket does.
  people: z._default(z.array(personSchema), []),
})

const pageSchema = z.object({ incidents: z.array(rowSchema), nextCursor: z.nullable(z.string()) })

export const readListed = (json: unknown): ListedIncident[] => z.array(rowSchema).parse(json)
export const readIncidentPage = (
  json: unknown,
): { readonly incidents: readonly ListedIncident[]; readonly nextCursor: string | null } =>
  pageSchema.parse(json)
