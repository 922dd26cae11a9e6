import fc from 'fast-check'
import { expect, test } from 'vitest'
import { SEVERITIES, type Severity } from './severity.ts'
import {
  GUIDE_ANSWERS,
  GUIDE_QUESTIONS,
  type GuideAnswers,
  guideReason,
  isSettled,
  NOTHING_ANSWERED,
  proposedSeverity,
  severityTurns,
  turnSentence,
} from './severity-guide.ts'

const answersIn = (withUnsure: boolean, withNull: boolean): fc.Arbitrary<GuideAnswers> => {
  const one = <T extends string>(known: readonly T[]) =>
    fc.constantFrom<T | 'unsure' | null>(
      ...known,
      ...(withUnsure ? ['unsure' as const] : []),
      ...(withNull ? [null] : []),
    )
  return fc.record({
    reach: one(GUIDE_ANSWERS.reach),
    use: one(GUIDE_ANSWERS.use),
    stake: one(GUIDE_ANSWERS.stake),
  }) as fc.Arbitrary<GuideAnswers>
}
/** Lower is worse. */
const rank = (severity: Severity): number => SEVERITIES.indexOf(severity)
const worst = (question: keyof typeof GUIDE_ANSWERS): string => GUIDE_ANSWERS[question][0]

test.each([
  [{ reach: 'manyCustomers', use: 'no', stake: 'nothing' }, 'sev1'],
  [{ reach: 'nobodyYet', use: 'yes', stake: 'dataOrSecurity' }, 'sev1'],
  [{ reach: 'manyCustomers', use: 'workaround', stake: 'nothing' }, 'sev2'],
  [{ reach: 'someCustomers', use: 'no', stake: 'nothing' }, 'sev2'],
  [{ reach: 'nobodyYet', use: 'yes', stake: 'noRedundancy' }, 'sev3'],
  [{ reach: 'someCustomers', use: 'yes', stake: 'nothing' }, 'sev4'],
  [{ reach: 'internal', use: 'yes', stake: 'nothing' }, 'sev5'],
] as const)('[SEV5] three answers propose a severity: %o is %s', (answers, severity) => {
  expect(proposedSeverity(answers)).toBe(severity)
})

test('[SEV5] a worse answer never proposes a milder severity', () => {
  fc.assert(
    fc.property(answersIn(false, false), fc.constantFrom(...GUIDE_QUESTIONS), (answers, question) => {
      const options: readonly (string | null)[] = GUIDE_ANSWERS[question]
      const at = options.indexOf(answers[question])
      const proposals = options
        .slice(0, at + 1)
        .map((worse) => rank(proposedSeverity({ ...answers, [question]: worse } as GuideAnswers)))
      expect(proposals).toEqual([...proposals].sort((a, b) => a - b))
    }),
  )
})

test('[SEV6] not being sure counts as the worst answer of that question, and nothing but a level is proposed', () => {
  fc.assert(
    fc.property(answersIn(true, true), (answers) => {
      const asWorst = Object.fromEntries(
        GUIDE_QUESTIONS.map((q) => [q, answers[q] === 'unsure' ? worst(q) : answers[q]]),
      ) as unknown as GuideAnswers
      expect(proposedSeverity(answers)).toBe(proposedSeverity(asWorst))
      expect(proposedSeverity(answers)).toMatch(/^sev[1-5]$/)
    }),
  )
})

test('[SEV6] an answer still missing can only make it worse, and a settled proposal stands', () => {
  fc.assert(
    fc.property(answersIn(true, true), answersIn(true, false), (answers, rest) => {
      const complete = Object.fromEntries(
        GUIDE_QUESTIONS.map((q) => [q, answers[q] ?? rest[q]]),
      ) as unknown as GuideAnswers
      const [soFar, then] = [proposedSeverity(answers), proposedSeverity(complete)]
      expect(rank(then)).toBeLessThanOrEqual(rank(soFar))
      if (isSettled(answers)) expect(then).toBe(soFar)
    }),
  )
  expect(isSettled(NOTHING_ANSWERED)).toBe(false)
  expect(isSettled({ ...NOTHING_ANSWERED, stake: 'dataOrSecurity' })).toBe(true)
})

test('[SEV7] what would change it is said, the worst turn first', () => {
  const turns = severityTurns({ reach: 'someCustomers', use: 'no', stake: 'nothing' })
  expect(turns.map(turnSentence)).toEqual([
    'It becomes SEV-1 when all or many customers are hit, or data is lost or security is at stake.',
    'It becomes SEV-3 when only our own people are hit, or there is a workaround.',
    'It becomes SEV-4 when nobody is hit, or they can do what they came for.',
  ])
})

test('[SEV7] each turn leads elsewhere, and every other level one answer away is told once', () => {
  fc.assert(
    fc.property(answersIn(true, false), (answers) => {
      const turns = severityTurns(answers)
      const reachable = new Set(
        GUIDE_QUESTIONS.flatMap((q) =>
          GUIDE_ANSWERS[q].map((option) => proposedSeverity({ ...answers, [q]: option } as GuideAnswers)),
        ),
      )
      reachable.delete(proposedSeverity(answers))
      expect(turns.map(({ to }) => to)).toEqual([...reachable].sort((a, b) => rank(a) - rank(b)))
      for (const { when } of turns) expect(when.every((phrase) => phrase !== '')).toBe(true)
    }),
  )
})

test('[SEV7] the answers are the reason, and what was not answered is not made up', () => {
  expect(guideReason({ reach: 'someCustomers', use: 'unsure', stake: null })).toBe(
    'Who is hit? A part of them. Can they still do what they came for? Not sure.',
  )
})
