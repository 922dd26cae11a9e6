import { actCandidates } from './act-candidates.ts'
import { CANDIDATE_GROUPS, type Candidate, type CandidateGroup } from './candidate.ts'
import { copyCandidates } from './copy-candidates.ts'
import type { PaletteState } from './palette-state.ts'
import { placeCandidates } from './place-candidates.ts'

/** Sentences people can begin; `inRoom` ones mean something on a board only. */
const BEGINNINGS = [
  { text: 'done ', detail: 'done 7: an action is done', inRoom: true },
  { text: 'assign ', detail: 'assign 6 mo: give an action to somebody', inRoom: true },
  { text: 'take ', detail: 'take 6, take command', inRoom: true },
  { text: 'sev ', detail: 'sev 2: change the severity', inRoom: true },
  { text: 'rule out ', detail: 'rule out h3 because …', inRoom: true },
  { text: 'testing ', detail: 'testing h2: somebody tests it now', inRoom: true },
  { text: 'note ', detail: 'note …: a line of the timeline', inRoom: true },
  { text: 'need help ', detail: 'need help …: raise a roadblock', inRoom: true },
  { text: 'copy ', detail: 'copy summary, copy 7: text for the chat', inRoom: true },
  { text: 'declare ', detail: 'declare …: opens the form', inRoom: false },
  { text: 'dark', detail: 'dark or light: this screen', inRoom: false },
  { text: 'my time', detail: 'my time or utc: the zone of times on this device', inRoom: false },
]

function beginnings(typed: string, room: boolean): readonly Candidate[] {
  const start = typed.trimStart().toLowerCase()
  return BEGINNINGS.filter(
    ({ text, inRoom }) => (room || !inRoom) && text.startsWith(start) && text.trim() !== start.trim(),
  ).map(({ text, detail }) => ({
    id: `begin ${text}`,
    group: 'Begin with',
    label: `${text.trim()} …`,
    detail,
    offBecause: null,
    act: { do: 'type', text },
  }))
}

export interface CandidateSection {
  readonly group: CandidateGroup
  readonly candidates: readonly Candidate[]
}

/** More lines than this nobody reads at three in the morning. */
const MOST = 40

/** Everything a text may mean, in groups, the best first: never throws, and no line is there twice. */
export function paletteCandidates(text: string, state: PaletteState): readonly CandidateSection[] {
  const nothing = text.trim() === ''
  const acts = nothing && state.room ? copyCandidates('', state.room) : actCandidates(text, state)
  const all = [...acts, ...placeCandidates(text, state), ...beginnings(text, state.room !== null)]
  const once = [...new Map(all.toReversed().map((each) => [each.id, each])).values()].toReversed()
  const shown = once.slice(0, MOST)
  // A short sentence that has begun is likelier meant than a title with these letters in it.
  return CANDIDATE_GROUPS.map((group) => ({
    group,
    // What can be done stands before what cannot, otherwise in the order of likelihood.
    candidates: shown
      .filter((each) => each.group === group)
      .sort((a, b) => Number(a.offBecause !== null) - Number(b.offBecause !== null)),
  })).filter(({ candidates }) => candidates.length > 0)
}
