/** What a wall tells for a while and then no more: what is being decided, and what was just ruled out. */
import type { BoardState } from '@warroom/shared/domain/board-state.ts'
import { decisionStanding } from '@warroom/shared/domain/incident-decision.ts'
import type { IncidentRecord } from '@warroom/shared/domain/incident-record.ts'
import { settledMoment } from '@warroom/shared/domain/settled-moment.ts'
import type { WallProjection } from '@warroom/shared/protocol/wall-projection.ts'

const MINUTE = 60_000
/** As long as somebody who left the room for a coffee may need to see it. */
export const NEWS_MS = 15 * MINUTE

type Shorten = (text: string) => string

/** Every one that waits, and those decided in the last quarter of an hour; withdrawn ones are nobody's news. */
export function wallDecisions(
  { decisions }: Pick<IncidentRecord, 'decisions'>,
  shorten: Shorten,
  now: number,
): WallProjection['decisions'] {
  const shown = Object.entries(decisions).flatMap(([id, decision]) => {
    const standing = decisionStanding(decision, now)
    const { number, closesAt, closedAt } = decision
    if (standing === 'withdrawn') return []
    const decidedAt = closedAt ?? closesAt
    if (standing === 'decided' && now - decidedAt >= NEWS_MS) return []
    return [{ id, number, statement: shorten(decision.statement), standing, closesAt, decidedAt }]
  })
  const waiting = shown
    .filter(({ standing }) => standing !== 'decided')
    .toSorted((a, b) => a.closesAt - b.closesAt)
  const decided = shown
    .filter(({ standing }) => standing === 'decided')
    .toSorted((a, b) => b.decidedAt - a.decidedAt)
  return [...waiting, ...decided].map(({ decidedAt: _, ...decision }) => decision)
}

/** Ruled out in the last quarter of an hour, as the timeline tells it. */
export function newlyRuledOut(
  { timeline }: Pick<IncidentRecord, 'timeline'>,
  board: BoardState,
  shorten: Shorten,
  now: number,
): WallProjection['newlyRuledOut'] {
  // Thousands of entries, read several times a second: only the end of them can be news.
  const before = timeline.findLastIndex(({ recordedAt }) => now - recordedAt >= NEWS_MS)
  const recent = timeline.slice(before + 1)
  return board.hypotheses
    .filter(({ status }) => status === 'ruledOut')
    .flatMap(({ id, number, statement }) => {
      const at = settledMoment(recent, id, 'ruledOut')?.at ?? null
      if (at === null || now - at >= NEWS_MS) return []
      const against = board.evidence.filter(
        ({ hypothesisId, stance }) => hypothesisId === id && stance === 'against',
      )
      const because = against.toSorted((a, b) => b.createdAt - a.createdAt)[0]?.text ?? ''
      return [{ id, number, statement: shorten(statement), because: shorten(because), at }]
    })
    .toSorted((a, b) => b.at - a.at)
}
