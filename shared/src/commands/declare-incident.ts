import type { Actor } from '../domain/actor.ts'
import { type AuthorityCard, USUAL_AUTHORITY } from '../domain/authority.ts'
import type { Severity } from '../domain/severity.ts'
import type { DomainEvent } from './domain-event.ts'
import { FIRST_UPDATE_MS } from './incident-decisions.ts'

/** What a declaration says; everything but the title may be left out (UX.md B). */
export interface Declaration {
  readonly title: string
  readonly severity: Severity
  readonly impactStartedAt: number | null
  readonly detectedAt: number | null
  readonly takeCommand: boolean
  /** What the workspace lets a commander do; as usual where it is left out. */
  readonly authority?: AuthorityCard
}

/** The facts a declaration makes true. Over the API it makes nobody commander unless asked to (DESIGN 2). */
export function declareIncident(
  declaration: Declaration,
  key: string,
  actor: Actor,
  now: number,
): DomainEvent[] {
  const {
    title,
    severity,
    impactStartedAt,
    detectedAt,
    takeCommand,
    authority = USUAL_AUTHORITY,
  } = declaration
  const declared: DomainEvent = {
    type: 'incidentDeclared',
    key,
    title,
    severity,
    impactStartedAt,
    detectedAt,
    nextUpdateDueAt: now + FIRST_UPDATE_MS,
    authority,
  }
  if (!takeCommand) return [declared]
  return [
    declared,
    {
      type: 'roleAssumed',
      role: 'commander',
      holder: actor.personId,
      holderName: actor.name,
      previousHolder: null,
      reason: '',
    },
  ]
}
