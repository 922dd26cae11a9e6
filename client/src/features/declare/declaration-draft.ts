import { TITLE_MAX_CHARACTERS } from '@warroom/shared/domain/incident.ts'
import { SEVERITIES, type Severity } from '@warroom/shared/domain/severity.ts'
import { instantOfInput } from '../../ui/instant-input.ts'

/** What is on the form; kept on this device until it is declared. */
export interface DeclarationDraft {
  readonly title: string
  readonly severity: Severity
  readonly takeCommand: boolean
  readonly summary: string
  readonly impact: string
  /** `2026-11-23T15:16` in UTC, whatever zone the field shows; empty when not said. */
  readonly impactStarted: string
}

export const EMPTY_DRAFT: DeclarationDraft = {
  title: '',
  severity: 'unknown',
  takeCommand: true,
  summary: '',
  impact: '',
  impactStarted: '',
}

/** Reads a kept draft field by field: one strange field does not lose the others. */
export function readDraft(json: unknown): DeclarationDraft {
  const kept: Record<string, unknown> = typeof json === 'object' && json !== null ? { ...json } : {}
  const text = (name: string) => (typeof kept[name] === 'string' ? kept[name] : '')
  return {
    title: text('title'),
    severity: SEVERITIES.find((severity) => severity === kept.severity) ?? 'unknown',
    takeCommand: kept.takeCommand !== false,
    summary: text('summary'),
    impact: text('impact'),
    impactStarted: text('impactStarted'),
  }
}

/** Body of `POST /api/v1/incidents`. */
export interface DeclarationBody {
  readonly title: string
  readonly severity: Severity
  readonly takeCommand: boolean
  readonly summary?: string
  readonly impact?: string
  readonly impactStartedAt?: number
}

export type DraftErrors = Partial<Record<keyof DeclarationDraft, string>>

/** What would be sent, or what is wrong with it, by field. */
export function declarationOf(
  draft: DeclarationDraft,
  now: number,
):
  | { readonly ok: true; readonly body: DeclarationBody }
  | { readonly ok: false; readonly errors: DraftErrors } {
  const title = draft.title.trim()
  const length = [...title].length
  const startedAt = draft.impactStarted === '' ? null : instantOfInput(draft.impactStarted, 'UTC')
  const errors: DraftErrors = {
    ...(length === 0 && { title: 'Say in a few words what is wrong.' }),
    ...(length > TITLE_MAX_CHARACTERS && {
      title: `At most ${TITLE_MAX_CHARACTERS} characters; this has ${length}. The rest fits under “What happened so far”.`,
    }),
    ...(draft.impactStarted !== '' &&
      startedAt === null && { impactStarted: 'That is not a date and a time.' }),
    ...(startedAt !== null && startedAt > now && { impactStarted: 'That is in the future.' }),
  }
  if (Object.keys(errors).length > 0) return { ok: false, errors }
  const [summary, impact] = [draft.summary.trim(), draft.impact.trim()]
  return {
    ok: true,
    body: {
      title,
      severity: draft.severity,
      takeCommand: draft.takeCommand,
      ...(summary && { summary }),
      ...(impact && { impact }),
      ...(startedAt !== null && { impactStartedAt: startedAt }),
    },
  }
}

/** The server's field errors, at the fields of this form. */
export function errorsFromServer(fields: Readonly<Record<string, string>>): DraftErrors {
  const { title, severity, summary, impact, impactStartedAt } = fields
  return {
    ...(title && { title }),
    ...(severity && { severity }),
    ...(summary && { summary }),
    ...(impact && { impact }),
    ...(impactStartedAt && { impactStarted: impactStartedAt }),
  }
}

/** What to paste into a chat while the server is away. */
export function chatText(draft: DeclarationDraft): string {
  const severity =
    draft.severity === 'unknown' ? 'severity not known yet' : draft.severity.replace('sev', 'SEV-')
  return [`Incident, ${severity}: ${draft.title.trim()}`, draft.summary.trim(), draft.impact.trim()]
    .filter(Boolean)
    .join('\n')
}
