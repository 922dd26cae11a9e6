/** Bodies of the API's settings: runbooks, and what a commander may do; parsed at the edge. */
import { z } from 'zod'
import { wellFormedText } from '../commands/command.ts'
import type { AUTHORITIES } from '../domain/authority.ts'
import { RUNBOOK_MAX_STEPS, RUNBOOK_STEP_LENGTH, RUNBOOK_TITLE_LENGTH } from '../domain/runbook.ts'

const words = {
  title: wellFormedText.trim().min(1).max(RUNBOOK_TITLE_LENGTH),
  steps: z.array(wellFormedText.trim().min(1).max(RUNBOOK_STEP_LENGTH)).min(1).max(RUNBOOK_MAX_STEPS),
}
const revision = z.number().int().min(1)

export const runbookSchema = z.strictObject(words)
/** `revision` is the one that was read; another one in between refuses it. */
export const rewriteRunbookSchema = z.strictObject({ ...words, revision })
export const proposeRunbookSchema = z.strictObject({
  ...words,
  incidentKey: z.string().trim().min(1).max(40).nullable().default(null),
})
export const acceptProposalSchema = z.strictObject({ revision })
export const revisionQuerySchema = z.object({ revision: z.coerce.number().int().min(1) })

const grant = z.strictObject({ granted: z.boolean(), limit: wellFormedText.trim().max(120) })
export const defaultAuthoritySchema = z.strictObject({
  authority: z.strictObject({
    rollBack: grant,
    failOver: grant,
    spend: grant,
    page: grant,
    postPublicly: grant,
  } satisfies Record<(typeof AUTHORITIES)[number], typeof grant>),
  /** 0 when nobody has written it down yet. */
  revision: z.number().int().min(0),
})
