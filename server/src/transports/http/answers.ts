/** What the API answers, as schemas: the OpenAPI document is made of them, and tests hold real answers against them. */
import { ACCOUNT_ROLES } from '@warroom/shared/domain/account-role.ts'
import { AUTHORITIES } from '@warroom/shared/domain/authority.ts'
import { INCIDENT_STATUSES } from '@warroom/shared/domain/incident-status.ts'
import { SEVERITIES } from '@warroom/shared/domain/severity.ts'
import { TIMELINE_KINDS } from '@warroom/shared/domain/timeline-entry.ts'
import { z } from 'zod'

const id = z.string()
const moment = z.number().int().meta({ description: 'Milliseconds since the epoch.' })
const role = z.enum(ACCOUNT_ROLES)

export const problemAnswer = z
  .object({
    type: z.string().meta({ example: 'urn:warroom:problem:invalid' }),
    title: z.string(),
    status: z.number().int(),
    detail: z.string(),
    errors: z.array(z.object({ path: z.string(), message: z.string() })).optional(),
    ok: z.literal(false).optional(),
    refusal: z.looseObject({ code: z.string(), message: z.string() }).optional(),
  })
  .meta({ id: 'Problem', description: 'RFC 9457; `refusal` when a command was refused.' })

export const personAnswer = z
  .object({ id, name: z.string(), role, createdAt: moment.optional() })
  .meta({ id: 'Person' })
export const peopleAnswer = z.object({ people: z.array(personAnswer) })
export const meAnswer = z.object({ id, name: z.string(), role, personId: id, accountRole: role }).meta({
  id: 'Me',
  description: '`personId` and `accountRole` repeat `id` and `role` in the words of the documents.',
})
export const tokenAnswer = z.object({ id, token: z.string() })
export const tokensAnswer = z.object({ tokens: z.array(z.object({ id, createdAt: moment })) })
export const inviteAnswer = z.object({ url: z.url(), expiresAt: moment })
export const invitationAnswer = z.object({ role, expiresAt: moment })

export const declaredAnswer = z.object({ id, key: z.string(), url: z.url() })

const summary = {
  id,
  key: z.string(),
  url: z.url(),
  seq: z.number().int(),
  title: z.string(),
  severity: z.enum(SEVERITIES),
  status: z.enum(INCIDENT_STATUSES),
  commander: z.object({ personId: id, name: z.string() }).nullable(),
  commanderSince: moment,
  declaredAt: moment,
  resolvedAt: moment.nullable(),
  closedAt: moment.nullable(),
  nextUpdateDueAt: moment.nullable(),
  openRoadblocks: z.number().int(),
}
export const summaryAnswer = z.object(summary).meta({ id: 'IncidentSummary' })
export const incidentListAnswer = z.object({
  incidents: z.array(summaryAnswer),
  nextCursor: z.string().nullable(),
})

const records = z.record(z.string(), z.unknown())
export const timelineEntryAnswer = z
  .looseObject({
    id,
    at: moment,
    recordedAt: moment,
    actor: id.nullable(),
    kind: z.enum(TIMELINE_KINDS),
    text: z.string(),
    subjectId: id.nullable(),
  })
  .meta({ id: 'TimelineEntry' })

/** `record` and `board` merged; maps stay maps keyed by id. */
export const incidentAnswer = z
  .looseObject({
    ...summary,
    incident: records,
    roles: records,
    timeline: z.array(z.unknown()),
    participants: records,
    roadblocks: records,
    decisions: records,
    questions: records,
    callsForHelp: records,
    concerns: records,
    authority: records,
    thanks: z.array(z.unknown()),
    publishedUpdates: z.array(z.unknown()),
    corrections: z.array(z.unknown()),
    whatHappened: z.string(),
    impact: z.string(),
    notes: z.string(),
    hypotheses: records,
    evidence: records,
    confidence: records,
    actions: records,
    exitCriteria: records,
    runbooks: records,
    runbookSteps: records,
    updateDraft: records,
  })
  .meta({ id: 'Incident', description: 'The documents `record` and `board` as one JSON.' })
export const timelineAnswer = z.object({
  entries: z.array(timelineEntryAnswer),
  next: z.number().int().meta({ description: 'Pass it as `after` to go on from here.' }),
})
export const commandAnswer = z.object({ ok: z.literal(true), seq: z.number().int() })

const steps = z.array(z.string())
const revision = z
  .number()
  .int()
  .meta({ description: 'Send it back with a change: an older one is refused.' })
export const revisionAnswer = z.object({ revision })
export const runbookAddedAnswer = z.object({ id, revision })
export const runbooksAnswer = z.object({
  runbooks: z.array(
    z
      .object({
        id,
        title: z.string(),
        steps,
        revision,
        changedAt: moment,
        proposals: z.array(
          z.object({
            id,
            title: z.string(),
            steps,
            incidentKey: z.string().nullable(),
            byName: z.string(),
            at: moment,
          }),
        ),
      })
      .meta({ id: 'Runbook' }),
  ),
})
export const defaultAuthorityAnswer = z.object({
  authority: z.record(z.enum(AUTHORITIES), z.object({ granted: z.boolean(), limit: z.string() })),
  revision,
})

export const aliveAnswer = z.object({ status: z.literal('alive') })
export const readyAnswer = z.object({
  status: z.literal('ready'),
  degraded: z.array(z.string()).meta({ description: 'What is missing without making the server useless.' }),
})
