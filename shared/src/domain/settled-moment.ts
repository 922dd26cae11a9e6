import type { HypothesisStatus } from './hypothesis.ts'
import type { PersonId } from './ids.ts'
import type { TimelineEntry } from './timeline-entry.ts'

export interface SettledMoment {
  readonly actor: PersonId | null
  readonly at: number
}

/** The timeline's verb for each state that is news. */
const VERB: Partial<Record<HypothesisStatus, string>> = {
  ruledOut: ' ruled out ',
  parked: ' parked ',
  confirmed: ' confirmed ',
  supported: ' found support for ',
}

/** Who brought it into this state and when, if the timeline tells; the newest time counts. */
export function settledMoment(
  timeline: readonly TimelineEntry[],
  id: string,
  status: HypothesisStatus,
): SettledMoment | null {
  const verb = VERB[status]
  if (verb === undefined) return null
  const entry = timeline.findLast(
    (e) => e.subjectId === id && e.kind === 'hypothesis' && beforeQuote(e.text).includes(verb),
  )
  return entry ? { actor: entry.actor, at: entry.at } : null
}

/** The statement itself may say "ruled out". */
const beforeQuote = (sentence: string): string => sentence.split(/“|a hypothesis/)[0] ?? ''
