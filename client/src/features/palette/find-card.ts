import type { Action } from '@warroom/shared/domain/action.ts'
import type { Hypothesis } from '@warroom/shared/domain/hypothesis.ts'
import type { Roadblock } from '@warroom/shared/domain/roadblock.ts'
import { bestMatches } from './match-words.ts'
import type { RoomNow } from './palette-state.ts'

export const actionAnchor = ({ number, id }: Pick<Action, 'number' | 'id'>): string => `act-${number ?? id}`
export const hypothesisAnchor = ({ number, id }: Pick<Hypothesis, 'number' | 'id'>): string =>
  `hyp-${number ?? id}`

/** "7", "#7", "action 7"; a bare number is an action, because those are called by it aloud. */
const ACTION = /^(?:#|act(?:ion)?[\s-]*)?(\d{1,6})$/i
const HYPOTHESIS = /^(?:h|hyp(?:othesis)?)[\s-]*(\d{1,6})$/i
const ROADBLOCK = /^(?:b|roadblock)[\s-]*(\d{1,6})$/i

const numberIn = (form: RegExp, typed: string): number | null => {
  const digits = form.exec(typed.trim())?.[1]
  return digits === undefined ? null : Number(digits)
}

const isAnyNumber = (typed: string): boolean =>
  [ACTION, HYPOTHESIS, ROADBLOCK].some((form) => numberIn(form, typed) !== null)

/** By number when one was said, else by words; what was said as a number of one kind is never a word of another. */
function cardsOf<T extends { readonly number: number | null }>(
  typed: string,
  form: RegExp,
  cards: readonly T[],
  textOf: (card: T) => string,
): readonly T[] {
  const number = numberIn(form, typed)
  if (number !== null) return cards.filter((card) => card.number === number)
  if (typed.trim() === '' || isAnyNumber(typed)) return []
  return bestMatches(typed, cards, textOf)
}

export const findActions = (typed: string, { actions }: RoomNow): readonly Action[] =>
  cardsOf(typed, ACTION, actions, ({ title }) => title)

export const findHypotheses = (typed: string, { hypotheses }: RoomNow): readonly Hypothesis[] =>
  cardsOf(typed, HYPOTHESIS, hypotheses, ({ statement }) => statement)

export interface FoundRoadblock extends Roadblock {
  readonly id: string
}

export const findRoadblocks = (typed: string, { record }: RoomNow): readonly FoundRoadblock[] =>
  cardsOf(
    typed,
    ROADBLOCK,
    Object.entries(record.roadblocks).map(([id, roadblock]) => ({ ...roadblock, id })),
    ({ needed, neededFrom }) => `${needed} ${neededFrom}`,
  )

/** By the beginning of any of their names. "me" is me. */
export function findPeople(typed: string, { people, me }: RoomNow): RoomNow['people'] {
  const name = typed.trim()
  if (name === '') return []
  if (/^(me|myself|i)$/i.test(name)) return people.filter(({ personId }) => personId === me)
  return bestMatches(name, people, (person) => person.name)
}
