import type { Action } from '@warroom/shared/domain/action.ts'
import type { CallForHelp } from '@warroom/shared/domain/call-for-help.ts'
import type { Hypothesis } from '@warroom/shared/domain/hypothesis.ts'
import type { IncidentDecision } from '@warroom/shared/domain/incident-decision.ts'
import type { Question } from '@warroom/shared/domain/question.ts'
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
const QUESTION = /^(?:q|question)[\s-]*(\d{1,6})$/i
const DECISION = /^(?:d|decision)[\s-]*(\d{1,6})$/i

const numberIn = (form: RegExp, typed: string): number | null => {
  const digits = form.exec(typed.trim())?.[1]
  return digits === undefined ? null : Number(digits)
}

const isAnyNumber = (typed: string): boolean =>
  [ACTION, HYPOTHESIS, ROADBLOCK, DECISION, QUESTION].some((form) => numberIn(form, typed) !== null)

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

type Found<T> = T & { readonly id: string }

const withIds = <T>(byId: Readonly<Record<string, T>>): readonly Found<T>[] =>
  Object.entries(byId).map(([id, entry]) => ({ ...entry, id }))

export const findRoadblocks = (typed: string, { record }: RoomNow): readonly Found<Roadblock>[] =>
  cardsOf(typed, ROADBLOCK, withIds(record.roadblocks), ({ needed, neededFrom }) => `${needed} ${neededFrom}`)

export const findDecisions = (typed: string, { record }: RoomNow): readonly Found<IncidentDecision>[] =>
  cardsOf(
    typed,
    DECISION,
    withIds(record.decisions),
    ({ statement, alternatives }) => `${statement} ${alternatives}`,
  )

/** Asked or answered in these words. */
export const findQuestions = (typed: string, { record }: RoomNow): readonly Found<Question>[] =>
  cardsOf(typed, QUESTION, withIds(record.questions), ({ text, answer }) => `${text} ${answer}`)

/** Calls for help that are still open: by who calls, or their words. */
export const findCalls = (typed: string, { record, nameOf }: RoomNow): readonly Found<CallForHelp>[] =>
  isAnyNumber(typed) || typed.trim() === ''
    ? []
    : bestMatches(
        typed,
        withIds(record.callsForHelp).filter(({ clearedAt }) => clearedAt === null),
        ({ by, note }) => `${nameOf(by)} ${note}`,
      )

/** By the beginning of any of their names. "me" is me. */
export function findPeople(typed: string, { people, me }: RoomNow): RoomNow['people'] {
  const name = typed.trim()
  if (name === '') return []
  if (/^(me|myself|i)$/i.test(name)) return people.filter(({ personId }) => personId === me)
  return bestMatches(name, people, (person) => person.name)
}
