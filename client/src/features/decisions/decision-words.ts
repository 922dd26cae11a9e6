import type { PersonId } from '@warroom/shared/domain/ids.ts'
import { decisionStanding, type IncidentDecision } from '@warroom/shared/domain/incident-decision.ts'
import type { IncidentRecord } from '@warroom/shared/domain/incident-record.ts'

type Decisions = IncidentRecord['decisions']
type NameOf = (personId: PersonId | null) => string

/** How it came about, after the time: `nobody objected`, `Priya decided over 1 objection`. */
export function howItClosed(decision: IncidentDecision, nameOf: NameOf): string {
  if (decision.outcome === 'withdrawn') return `withdrawn by ${nameOf(decision.closedBy)}`
  if (decision.closedBy === null) return 'nobody objected'
  const inTime = decision.objections.filter(({ late }) => !late).length
  const over = inTime === 0 ? '' : inTime === 1 ? ' over 1 objection' : ` over ${inTime} objections`
  return `${nameOf(decision.closedBy)} decided${over}`
}

/** What waits for somebody first, the one that closes soonest on top; then what is settled, latest first. */
export function inOrder(decisions: Decisions, now: number) {
  const all = Object.entries(decisions).map(([id, decision]) => ({
    id,
    decision,
    standing: decisionStanding(decision, now),
  }))
  const waiting = all
    .filter(({ standing }) => standing === 'open' || standing === 'contested')
    .sort((a, b) => a.decision.closesAt - b.decision.closesAt)
  const settled = all
    .filter(({ standing }) => standing === 'decided' || standing === 'withdrawn')
    .sort((a, b) => b.decision.number - a.decision.number)
  return { waiting, settled }
}

/** What changed between two looks, said to everybody in the room. */
export function decisionNews(before: Decisions | null, after: Decisions | null, nameOf: NameOf): string[] {
  if (!before || !after) return []
  return Object.entries(after).flatMap(([id, is]) => {
    const was = before[id]
    if (!was) return [`${nameOf(is.proposedBy)} proposes: ${is.statement}. Any strong objections?`]
    if (was.objections.length < is.objections.length) {
      return [`${nameOf(is.objections.at(-1)?.by ?? null)} objects to: ${is.statement}.`]
    }
    if (was.outcome === is.outcome || is.outcome === null) return []
    return [`${is.outcome === 'decided' ? 'Decided' : 'Withdrawn'}: ${is.statement}.`]
  })
}
