/**
 * A decision of the incident (FIELD 10): proposed, then "any strong objections?" with a window; silence decides, an
 * objection leaves it to the commander. A wrong decision beats none, so nothing here can stay open for ever.
 */
import type { PersonId } from './ids.ts'

export const DECISION_OUTCOMES = ['decided', 'withdrawn'] as const
export type DecisionOutcome = (typeof DECISION_OUTCOMES)[number]

/** How long one may object, in seconds: a pause on a call, not a meeting. */
export const OBJECTION_WINDOW_SECONDS = { least: 30, usual: 120, most: 1_800 } as const

export interface Objection {
  readonly id: string
  readonly by: PersonId
  readonly at: number
  readonly text: string
  /** It came when all was decided: recorded, and reopens nothing. */
  readonly late: boolean
}

export interface IncidentDecision {
  /** Speakable number (`D2`). */
  readonly number: number
  readonly statement: string
  /** What else could have been done, in words; may be empty. */
  readonly alternatives: string
  /** What would make us decide again ("error rate above 2 % for 5 minutes"); may be empty. */
  readonly revisitWhen: string
  readonly proposedBy: PersonId
  readonly proposedAt: number
  /** End of the window for objections. */
  readonly closesAt: number
  readonly objections: readonly Objection[]
  /** `null` while it is open. */
  readonly outcome: DecisionOutcome | null
  readonly closedAt: number | null
  /** `null` while it is open, and when silence decided. */
  readonly closedBy: PersonId | null
  /** Why it goes ahead over an objection, or why it was withdrawn. */
  readonly note: string
}

/** `contested`: somebody objected in time, and the commander has yet to say what happens. */
export type DecisionStanding = 'open' | 'contested' | 'decided' | 'withdrawn'

/**
 * Where it stands at an instant. Silence decides at the end of the window: whoever looks then sees it decided, also before
 * the server has written it down.
 */
export function decisionStanding(
  { outcome, objections, closesAt }: Pick<IncidentDecision, 'outcome' | 'objections' | 'closesAt'>,
  now: number,
): DecisionStanding {
  if (outcome !== null) return outcome
  if (objections.length > 0) return 'contested'
  return now >= closesAt ? 'decided' : 'open'
}

/** Milliseconds in which one may still object; 0 when the window is over. */
export const objectionTimeLeft = (
  decision: Pick<IncidentDecision, 'outcome' | 'closesAt'>,
  now: number,
): number => (decision.outcome === null ? Math.max(0, decision.closesAt - now) : 0)

/** `D2` */
export const decisionKey = (number: number): string => `D${number}`
