/** What may be asked of the server, parsed at the edge. One arm per imperative; the union grows, names stay. */
import { z } from 'zod'
import { MILESTONES, TITLE_MAX_CHARACTERS } from '../domain/incident.ts'
import { INCIDENT_STATUSES } from '../domain/incident-status.ts'
import { ROLES } from '../domain/role.ts'
import { SEVERITIES } from '../domain/severity.ts'

const id = z.string().min(1).max(128)
/**
 * Half a surrogate pair becomes U+FFFD here, as it would in every other replica: what is decided is written into a
 * document, and a string that changes on the way would leave the copies different.
 */
export const wellFormedText = z.string().overwrite((text) => text.toWellFormed())
const sentence = (max: number) => wellFormedText.trim().min(1).max(max)
const reason = wellFormedText.trim().max(500).optional()
const role = z.enum(ROLES)

/** Milliseconds since the epoch, or an ISO 8601 instant with its zone; always handed on as milliseconds. */
export const instant = z.union([
  z.number().int().min(0).max(8_640_000_000_000_000),
  z.iso.datetime({ offset: true }).transform((iso) => Date.parse(iso)),
])

export const title = sentence(TITLE_MAX_CHARACTERS)
export const severity = z.enum(SEVERITIES)

const milestones = Object.fromEntries(MILESTONES.map((m) => [m, instant.nullable().optional()])) as Record<
  (typeof MILESTONES)[number],
  z.ZodOptional<z.ZodNullable<typeof instant>>
>

/** `id` makes a command idempotent: sent twice, it acts once and is answered the same. */
const arm = <Type extends string, Shape extends z.ZodRawShape>(type: Type, shape: Shape) =>
  z.strictObject({ id, type: z.literal(type), ...shape })

export const commandSchema = z.discriminatedUnion('type', [
  arm('changeSeverity', { severity, reason }),
  arm('changeStatus', { status: z.enum(INCIDENT_STATUSES), reason }),
  arm('correctIncident', {
    title: title.optional(),
    timestamps: z.strictObject(milestones).optional(),
    ...milestones,
    reason,
  }),
  arm('assumeRole', { role, expectedHolder: id.nullable().optional() }),
  arm('renounceRole', { role }),
  arm('assignRole', { role, personId: id, expectedHolder: id.nullable().optional() }),
  arm('offerHandover', { role, toPersonId: id, reason }),
  arm('acceptHandover', { role }),
  arm('declineHandover', { role, reason }),
  arm('takeCommand', { reason }),
  arm('raiseRoadblock', {
    needed: sentence(200),
    neededFrom: wellFormedText.trim().max(120).optional(),
    blocksActionId: id.nullable().optional(),
  }),
  arm('takeRoadblock', { roadblockId: id }),
  arm('clearRoadblock', { roadblockId: id, resolution: wellFormedText.trim().max(500).optional() }),
  arm('publishUpdate', {
    whatHappened: sentence(4000),
    impact: sentence(4000),
    nextSteps: wellFormedText.trim().max(4000).optional(),
    nextUpdateDueAt: instant.nullable().optional(),
  }),
  arm('noteTimeline', { text: sentence(1000), at: instant.optional() }),
])

export type Command = z.infer<typeof commandSchema>
export type CommandType = Command['type']
export type CommandOf<Type extends CommandType> = Extract<Command, { type: Type }>
/** What a caller may write: instants as ISO text or milliseconds. */
export type CommandInput = z.input<typeof commandSchema>
