/** Facts about decisions in people's words; see `timeline-sentence.ts`. */
import type { DecisionEvent } from './decision-event.ts'

const because = (note: string): string => (note ? `: ${note}` : '')

export function decisionSentence(event: DecisionEvent, who: string): string {
  const what = `“${event.statement}”`
  switch (event.type) {
    case 'decisionProposed':
      return `${who} proposed to decide ${what}`
    case 'decisionObjected':
      return event.late
        ? `${who} objected after it was decided to ${what}: ${event.objection}`
        : `${who} objected to ${what}: ${event.objection}`
    case 'decisionClosed':
      if (event.outcome === 'withdrawn') return `${who} withdrew ${what}${because(event.note)}`
      if (event.objections > 0) return `${who} heard the objection and decided ${what}${because(event.note)}`
      return `${who} decided ${what}${because(event.note)}`
    case 'decisionSettled':
      return `Nobody objected, so it is decided: ${what}`
  }
}
