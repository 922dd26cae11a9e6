import type { IncidentSummary } from '@warroom/shared/domain/incident-summary.ts'

/** Words that say nothing about which incident it is. */
const COMMON = new Set(
  'is in on of to at it we be an or no by as if the and for with from are was not our all its has have been cannot can does too very some many there this that error errors issue issues problem problems broken slow slowly everybody nobody down up fails failing failed failure incident'.split(
    ' ',
  ),
)

const wordsOf = (text: string): string[] =>
  text
    .toLocaleLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word.length >= 2)

/** `payment` and `payments` name the same thing. */
const alike = (a: string, b: string): boolean =>
  a === b || (Math.min(a.length, b.length) >= 4 && (a.startsWith(b) || b.startsWith(a)))

function likeness(typed: readonly string[], title: readonly string[]): number {
  const weight = (word: string) => (COMMON.has(word) ? 0.25 : 1)
  const total = typed.reduce((sum, word) => sum + weight(word), 0)
  const shared = typed.filter((word) => title.some((other) => alike(word, other)))
  // One common word proves nothing.
  if (!shared.some((word) => !COMMON.has(word))) return 0
  return shared.reduce((sum, word) => sum + weight(word), 0) / total
}

/** At least this share of what was typed must be in the other title. */
const ENOUGH = 0.5
const MOST = 3

/** Open incidents that may be the one being declared, the likeliest first: joining beats a second room. */
export function lookAlikes<T extends Pick<IncidentSummary, 'title'>>(
  title: string,
  open: readonly T[],
): readonly T[] {
  const typed = wordsOf(title)
  if (typed.length === 0) return []
  return open
    .map((incident) => ({ incident, score: likeness(typed, wordsOf(incident.title)) }))
    .filter(({ score }) => score >= ENOUGH)
    .sort((a, b) => b.score - a.score)
    .slice(0, MOST)
    .map(({ incident }) => incident)
}
