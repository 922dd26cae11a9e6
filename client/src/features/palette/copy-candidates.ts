import { actionName } from './board-acts.ts'
import type { Candidate, Copied } from './candidate.ts'
import { actionAnchor, findActions, findHypotheses, findRoadblocks, hypothesisAnchor } from './find-card.ts'
import { matchRank } from './match-words.ts'
import type { RoomNow } from './palette-state.ts'

const copy = (label: string, what: Copied): Candidate => ({
  id: `copy ${typeof what === 'string' ? what : what.anchor}`,
  group: 'Do',
  label,
  offBecause: null,
  act: { do: 'copy', what },
})

/** The whole incident, its link, or one card, as text for the chat. */
export function copyCandidates(target: string, room: RoomNow): readonly Candidate[] {
  const whole = [
    copy('Copy a summary for the chat', 'summary'),
    copy('Copy the link of this incident', 'link'),
  ].filter(({ label }) => matchRank(target, label) !== null)
  const cards = [
    ...findActions(target, room).map((action) =>
      copy(`Copy ${actionName(action)} with its link`, { anchor: actionAnchor(action) }),
    ),
    ...findHypotheses(target, room).map((hypothesis) =>
      copy(`Copy ${hypothesis.number === null ? 'the hypothesis' : `H${hypothesis.number}`} with its link`, {
        anchor: hypothesisAnchor(hypothesis),
      }),
    ),
    ...findRoadblocks(target, room).map(({ id, number }) =>
      copy(`Copy B${number} with its link`, { anchor: `roadblock-${id}` }),
    ),
  ]
  return [...cards, ...whole]
}
