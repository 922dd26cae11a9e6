/** Facts about decisions of the incident; see `domain-event.ts`. */
import type { DecisionOutcome } from '../domain/incident-decision.ts'

interface About {
  readonly decisionId: string
  readonly number: number
  readonly statement: string
}

export type DecisionEvent =
  | ({
      readonly type: 'decisionProposed'
      readonly alternatives: string
      readonly revisitWhen: string
      readonly closesAt: number
    } & About)
  | ({
      readonly type: 'decisionObjected'
      readonly objectionId: string
      readonly objection: string
      readonly late: boolean
    } & About)
  | ({
      readonly type: 'decisionClosed'
      readonly outcome: DecisionOutcome
      /** How many had objected. */
      readonly objections: number
      /** The window was still open. */
      readonly early: boolean
      readonly note: string
    } & About)
  /** Nobody objected until `closedAt`. */
  | ({ readonly type: 'decisionSettled'; readonly closedAt: number } & About)

export const isDecisionEvent = (event: { readonly type: string }): event is DecisionEvent =>
  event.type.startsWith('decision')
