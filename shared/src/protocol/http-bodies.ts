/** Bodies of the REST API (DESIGN 2), parsed at the edge; the OpenAPI document is generated from the same schemas. */
import { z } from 'zod'
import { instant, severity, title, wellFormedText } from '../commands/command.ts'
import { ACCOUNT_ROLES } from '../domain/account-role.ts'
import { INCIDENT_STATUSES } from '../domain/incident-status.ts'
import { SEVERITIES } from '../domain/severity.ts'

export const personName = wellFormedText.trim().min(1).max(80)
export const accountRole = z.enum(ACCOUNT_ROLES)

export const createPersonSchema = z.strictObject({ name: personName, role: accountRole })
export const createInviteSchema = z.strictObject({ role: accountRole })
/** Redeems a set-up or an invitation token; the token comes from the link's fragment and is never part of a URL. */
export const redeemSchema = z.strictObject({ token: z.string().min(1).max(256), name: personName })
export const tokenOnlySchema = z.strictObject({ token: z.string().min(1).max(256) })

export const declareSchema = z.strictObject({
  title,
  severity: severity.default('unknown'),
  /** First words for "what happened". */
  summary: wellFormedText.trim().max(4000).optional(),
  impact: wellFormedText.trim().max(4000).optional(),
  impactStartedAt: instant.nullable().optional(),
  detectedAt: instant.nullable().optional(),
  takeCommand: z.boolean().default(false),
})

/** A comma-separated list of words, for filters in a query. */
const words = <T extends readonly [string, ...string[]]>(allowed: T) =>
  z
    .string()
    .transform((text) => text.split(',').map((word) => word.trim()))
    .pipe(z.array(z.enum(allowed)).min(1))

export const listQuerySchema = z.object({
  /** Statuses, or `open` for all that are not over. */
  status: z.union([z.literal('open'), words(INCIDENT_STATUSES)]).optional(),
  severity: words(SEVERITIES).optional(),
  q: z.string().trim().max(200).optional(),
  /** `nextCursor` of the page before. */
  cursor: z
    .string()
    .regex(/^\d{1,15}$/, 'not a cursor of this list')
    .optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
})
export const timelineQuerySchema = z.object({
  after: z.coerce.number().int().min(0).default(0),
  limit: z.coerce.number().int().min(1).max(500).default(200),
})
export const replayQuerySchema = z.object({ at: z.iso.datetime({ offset: true }) })
