/** What a card of the ledger says, and what the undo strip says about acts on it. */
import type {
  Confidence,
  Evidence,
  EvidenceStance,
  Hypothesis,
  HypothesisStatus,
} from '@warroom/shared/domain/hypothesis.ts'
import type { PersonId } from '@warroom/shared/domain/ids.ts'
import type { PresentPerson } from '@warroom/shared/domain/presence.ts'
import { quotedOr } from '../../board-list/quoted-or.ts'

export const quoted = (statement: string): string => quotedOr(statement, 'a hypothesis')

export const hypothesisName = ({ number, statement }: Pick<Hypothesis, 'number' | 'statement'>): string =>
  number === null ? quoted(statement) : `H${number}`

const ofStance = (evidence: readonly Evidence[], stance: EvidenceStance): number =>
  evidence.filter((item) => item.stance === stance).length

/** "3 for · 0 against": zero is said too, because nothing against is not the same as nobody looked. */
export const evidenceCounts = (evidence: readonly Evidence[]): string =>
  evidence.length === 0
    ? 'no evidence yet'
    : `${ofStance(evidence, 'for')} for · ${ofStance(evidence, 'against')} against`

/** "you high · Bob Berg low"; above three people only how many say what. */
export function confidenceSummary(
  confidence: Readonly<Record<string, Confidence>>,
  me: PersonId,
  nameOf: (personId: PersonId) => string,
): string {
  const stated = Object.entries(confidence) as [PersonId, Confidence][]
  if (stated.length > 3) {
    const counts = (['high', 'medium', 'low'] as const)
      .map((word) => [word, stated.filter(([, c]) => c === word).length] as const)
      .filter(([, count]) => count > 0)
    return `confidence: ${counts.map(([word, count]) => `${count} ${word}`).join(' · ')}`
  }
  const who = (personId: PersonId) => (personId === me ? 'you' : nameOf(personId))
  return stated
    .sort(([a], [b]) => Number(b === me) - Number(a === me))
    .map(([personId, word]) => `${who(personId)} ${word}`)
    .join(' · ')
}

/** "Mo is editing evidence"; `null` when nobody else is. */
export function editingPhrase(
  people: readonly Pick<PresentPerson, 'name'>[],
  what: 'evidence' | 'this',
): string | null {
  const [first, second, ...more] = people
  if (!first) return null
  if (!second) return `${first.name} is editing ${what}`
  return more.length === 0
    ? `${first.name} and ${second.name} are editing ${what}`
    : `${people.length} people are editing ${what}`
}

const STATUS_VERB: Readonly<Record<HypothesisStatus, string>> = {
  proposed: 'reopened',
  testing: 'are testing',
  supported: 'found support for',
  confirmed: 'confirmed',
  ruledOut: 'ruled out',
  parked: 'parked',
}

export const statusLabel = (status: HypothesisStatus, statement: string): string =>
  `You ${STATUS_VERB[status]} ${quoted(statement)}`
