/** Everybody who helped, and with what: for the thanks at the end (FIELD 10, 14). A list of people, never a ranking. */
import type { BoardState } from './board-state.ts'
import type { PersonId } from './ids.ts'
import type { IncidentRecord } from './incident-record.ts'
import { ROLE_DUTY, ROLES } from './role.ts'

export interface Helped {
  readonly personId: PersonId
  readonly name: string
  /** In words: "held Commander", "cleared a roadblock"; "was there" when nothing else is known. */
  readonly with: readonly string[]
}

type Seen = Pick<
  IncidentRecord,
  'roles' | 'roadblocks' | 'participants' | 'publishedUpdates' | 'questions' | 'callsForHelp'
>

const several = (count: number, one: string, many: string): string[] =>
  count === 0 ? [] : [count === 1 ? one : `${count} ${many}`]

/** In the order in which they came. */
export function whoHelped(
  record: Seen,
  board: Pick<BoardState, 'actions' | 'evidence' | 'hypotheses'>,
): Helped[] {
  return Object.entries(record.participants)
    .sort(([, a], [, b]) => a.arrival - b.arrival)
    .map(([id, { name }]) => {
      const personId = id as PersonId
      const is = (other: PersonId | null) => other === personId
      const count = <T>(all: readonly T[], by: (one: T) => boolean): number => all.filter(by).length
      const done = count(board.actions, (action) => is(action.owner) && action.state === 'done')
      const evidence = count(board.evidence, ({ createdBy }) => is(createdBy))
      const hypotheses = count(board.hypotheses, ({ createdBy }) => is(createdBy))
      const cleared = count(Object.values(record.roadblocks), ({ clearedBy }) => is(clearedBy))
      const updates = count(record.publishedUpdates, ({ publishedBy }) => is(publishedBy))
      const answers = count(Object.values(record.questions), ({ answeredBy }) => is(answeredBy))
      const hands = count(Object.values(record.callsForHelp), ({ helpers }) => helpers.some(is))
      const what = [
        ...ROLES.filter((role) => is(record.roles[role]?.holder ?? null)).map(
          (role) => `held ${ROLE_DUTY[role].label}`,
        ),
        ...several(done, 'finished an action', 'actions finished'),
        ...several(hypotheses, 'had an idea', 'ideas'),
        ...several(evidence, 'found evidence', 'pieces of evidence'),
        ...several(cleared, 'cleared a roadblock', 'roadblocks cleared'),
        ...several(updates, 'told people outside', 'updates told'),
        ...several(answers, 'answered a question', 'questions answered'),
        ...several(hands, 'gave a hand', 'times a helping hand'),
      ]
      return { personId, name, with: what.length > 0 ? what : ['was there'] }
    })
}
