/** What may be asked of the server, parsed at the edge. One arm per imperative; the union grows, names stay. */
import { z } from 'zod'
import { AUTHORITIES } from '../domain/authority.ts'
import { CALL_SUBJECTS } from '../domain/call-for-help.ts'
import { MILESTONES, TITLE_MAX_CHARACTERS } from '../domain/incident.ts'
import { DECISION_OUTCOMES, OBJECTION_WINDOW_SECONDS } from '../domain/incident-decision.ts'
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
const remark = (max: number) => wellFormedText.trim().max(max).optional()
const reason = remark(500)
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
    neededFrom: remark(120),
    blocksActionId: id.nullable().optional(),
  }),
  arm('takeRoadblock', { roadblockId: id }),
  arm('clearRoadblock', { roadblockId: id, resolution: remark(500) }),
  arm('publishUpdate', {
    whatHappened: sentence(4000),
    impact: sentence(4000),
    nextSteps: remark(4000),
    nextUpdateDueAt: instant.nullable().optional(),
  }),
  arm('proposeDecision', {
    statement: sentence(300),
    alternatives: remark(1000),
    revisitWhen: remark(300),
    windowSeconds: z
      .number()
      .int()
      .min(OBJECTION_WINDOW_SECONDS.least)
      .max(OBJECTION_WINDOW_SECONDS.most)
      .optional(),
  }),
  arm('objectToDecision', { decisionId: id, objection: sentence(500) }),
  arm('closeDecision', { decisionId: id, outcome: z.enum(DECISION_OUTCOMES), note: remark(500) }),
  arm('askQuestion', { text: sentence(300) }),
  arm('answerQuestion', { questionId: id, answer: sentence(1000) }),
  arm('signalStuck', {
    subjectKind: z.enum(CALL_SUBJECTS).nullable().optional(),
    subjectId: id.nullable().optional(),
    note: remark(300),
  }),
  arm('offerHelp', { stuckId: id }),
  arm('clearStuck', { stuckId: id }),
  arm('raiseConcern', { text: sentence(1000), anonymous: z.boolean().optional() }),
  arm('acknowledgeConcern', { concernId: id, response: remark(500) }),
  arm('thank', { personIds: z.array(id).min(1).max(50), text: remark(500) }),
  arm('changeAuthority', { authority: z.enum(AUTHORITIES), granted: z.boolean(), limit: remark(120) }),
  arm('noteTimeline', { text: sentence(1000), at: instant.optional() }),
])

export type Command = z.infer<typeof commandSchema>
export type CommandType = Command['type']
export type CommandOf<Type extends CommandType> = Extract<Command, { type: Type }>
/** What a caller may write: instants as ISO text or milliseconds. */
export type CommandInput = z.input<typeof commandSchema>
