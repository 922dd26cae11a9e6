/**
 * Three questions and the severity they propose (FIELD 2). A proposal, never a verdict: people may choose another one.
 * Being unsure counts as the worst answer of that question.
 */
import { SEVERITIES, type Severity, severityLabel } from './severity.ts'

/** Each list from the worst answer to the mildest. */
export const GUIDE_ANSWERS = {
  reach: ['manyCustomers', 'someCustomers', 'internal', 'nobodyYet'],
  use: ['no', 'workaround', 'yes'],
  stake: ['dataOrSecurity', 'noRedundancy', 'nothing'],
} as const
export const GUIDE_QUESTIONS = ['reach', 'use', 'stake'] as const
export type GuideQuestion = (typeof GUIDE_QUESTIONS)[number]
type Known<Q extends GuideQuestion> = (typeof GUIDE_ANSWERS)[Q][number]
export type GuideAnswer<Q extends GuideQuestion = GuideQuestion> = Known<Q> | 'unsure'

/** `null`: not answered yet. */
export type GuideAnswers = { readonly [Q in GuideQuestion]: GuideAnswer<Q> | null }
export const NOTHING_ANSWERED: GuideAnswers = { reach: null, use: null, stake: null }

export const GUIDE_QUESTION_TEXT: Readonly<Record<GuideQuestion, string>> = {
  reach: 'Who is hit?',
  use: 'Can they still do what they came for?',
  stake: 'Is more at stake?',
}

export const GUIDE_ANSWER_TEXT: { readonly [Q in GuideQuestion]: Readonly<Record<GuideAnswer<Q>, string>> } =
  {
    reach: {
      manyCustomers: 'All or many customers',
      someCustomers: 'A part of them',
      internal: 'Only our own people',
      nobodyYet: 'Nobody yet',
      unsure: 'Not sure',
    },
    use: { no: 'No', workaround: 'With a workaround', yes: 'Yes', unsure: 'Not sure' },
    stake: {
      dataOrSecurity: 'Data or security',
      noRedundancy: 'No redundancy left',
      nothing: 'Neither',
      unsure: 'Not sure',
    },
  }

/** As the end of a sentence that begins "It becomes SEV-1 when …". */
const WHEN: { readonly [Q in GuideQuestion]: Readonly<Record<Known<Q>, string>> } = {
  reach: {
    manyCustomers: 'all or many customers are hit',
    someCustomers: 'a part of the customers is hit',
    internal: 'only our own people are hit',
    nobodyYet: 'nobody is hit',
  },
  use: {
    no: 'they cannot do what they came for',
    workaround: 'there is a workaround',
    yes: 'they can do what they came for',
  },
  stake: {
    dataOrSecurity: 'data is lost or security is at stake',
    noRedundancy: 'no redundancy is left',
    nothing: 'data, security and redundancy are safe',
  },
}

type Level = 1 | 2 | 3 | 4 | 5
/** By who is hit and whether they can go on, worst first as in `GUIDE_ANSWERS`. */
const IMPACT: Readonly<Record<Known<'reach'>, Readonly<Record<Known<'use'>, Level>>>> = {
  manyCustomers: { no: 1, workaround: 2, yes: 3 },
  someCustomers: { no: 2, workaround: 3, yes: 4 },
  internal: { no: 3, workaround: 4, yes: 5 },
  nobodyYet: { no: 4, workaround: 5, yes: 5 },
}
const STAKE: Readonly<Record<Known<'stake'>, Level>> = { dataOrSecurity: 1, noRedundancy: 3, nothing: 5 }

/** Unsure is the worst; what has not been asked yet makes nothing worse. */
function known<Q extends GuideQuestion>(question: Q, answer: GuideAnswer<Q> | null): Known<Q> {
  const answers: readonly Known<Q>[] = GUIDE_ANSWERS[question]
  const found = answers.find((each) => each === answer)
  if (found !== undefined) return found
  const fallback = answer === 'unsure' ? answers[0] : answers.at(-1)
  if (fallback === undefined) throw new Error(`There is no answer to ${question}`)
  return fallback
}

/** What the answers so far propose; with unanswered questions it can only become worse. */
export function proposedSeverity(answers: GuideAnswers): Exclude<Severity, 'unknown'> {
  const impact = IMPACT[known('reach', answers.reach)][known('use', answers.use)]
  const level = Math.min(impact, STAKE[known('stake', answers.stake)]) as Level
  return `sev${level}`
}

/** Nothing that is still unanswered could change the proposal. */
export const isSettled = (answers: GuideAnswers): boolean =>
  GUIDE_QUESTIONS.every((question) => answers[question] !== null) || proposedSeverity(answers) === 'sev1'

export interface SeverityTurn {
  readonly to: Exclude<Severity, 'unknown'>
  /** Each alone is enough. */
  readonly when: readonly string[]
}

/**
 * What one other answer would make of it: the worst turn first, then down to the mildest. Of several answers to one
 * question that lead to the same level, the one closest to the present answer speaks.
 */
export function severityTurns(answers: GuideAnswers): readonly SeverityTurn[] {
  const now = proposedSeverity(answers)
  const turns = new Map<Exclude<Severity, 'unknown'>, string[]>()
  for (const question of GUIDE_QUESTIONS) {
    const options: readonly GuideAnswer[] = GUIDE_ANSWERS[question]
    const here = options.indexOf(known(question, answers[question]))
    const nearestFirst = [...options.keys()].sort((a, b) => Math.abs(a - here) - Math.abs(b - here))
    const told = new Set<Severity>()
    for (const i of nearestFirst) {
      const option = options[i]
      if (option === undefined) continue
      const to = proposedSeverity({ ...answers, [question]: option })
      if (to === now || told.has(to)) continue
      told.add(to)
      const phrases: Readonly<Record<string, string>> = WHEN[question]
      turns.set(to, [...(turns.get(to) ?? []), phrases[option] ?? ''])
    }
  }
  return [...turns]
    .map(([to, when]) => ({ to, when }))
    .sort((a, b) => SEVERITIES.indexOf(a.to) - SEVERITIES.indexOf(b.to))
}

/** "It becomes SEV-1 when all or many customers are hit, or data is lost or security is at stake." */
export const turnSentence = ({ to, when }: SeverityTurn): string =>
  `It becomes ${severityLabel(to)} when ${when.join(', or ')}.`

/** The answers as the reason of a severity: "Who is hit? A part of them. …"; unanswered questions are left out. */
export const guideReason = (answers: GuideAnswers): string =>
  GUIDE_QUESTIONS.flatMap((question) => {
    const answer = answers[question]
    const texts: Readonly<Record<string, string>> = GUIDE_ANSWER_TEXT[question]
    return answer === null ? [] : [`${GUIDE_QUESTION_TEXT[question]} ${texts[answer] ?? ''}.`]
  }).join(' ')
