import type { HypothesisStatus } from '@warroom/shared/domain/hypothesis.ts'
import { INCIDENT_STATUSES, type IncidentStatus } from '@warroom/shared/domain/incident-status.ts'
import type { Severity } from '@warroom/shared/domain/severity.ts'
import type { Ambient } from '../../ui/ambient.ts'
import type { ClockZone } from '../../ui/clock-zone.ts'
import type { ActionHow } from './candidate.ts'

/** What somebody may have meant; which card or person it is about is looked up later. */
export type Reading =
  | { readonly verb: 'severity'; readonly severity: Severity; readonly reason: string }
  | { readonly verb: 'phase'; readonly status: IncidentStatus; readonly reason: string }
  | { readonly verb: 'action'; readonly how: ActionHow; readonly target: string }
  | { readonly verb: 'takeOther'; readonly target: string }
  | { readonly verb: 'assign'; readonly target: string; readonly person: string }
  | {
      readonly verb: 'hypothesis'
      readonly status: HypothesisStatus
      readonly target: string
      readonly because: string
    }
  | { readonly verb: 'clear'; readonly target: string; readonly resolution: string }
  | { readonly verb: 'note'; readonly text: string }
  | { readonly verb: 'needHelp'; readonly text: string }
  | { readonly verb: 'declare'; readonly title: string }
  | { readonly verb: 'update' }
  | { readonly verb: 'light'; readonly light: Ambient }
  | { readonly verb: 'zone'; readonly zone: ClockZone }
  | { readonly verb: 'copy'; readonly target: string }

/** "h3 because the graph is flat" in its two halves. */
function split(rest: string, at: RegExp): readonly [string, string] {
  const found = at.exec(rest)
  return found
    ? [rest.slice(0, found.index).trim(), rest.slice(found.index + found[0].length).trim()]
    : [rest.trim(), '']
}
const BECAUSE = /(?:^|\s)(?:because|since|:)(?:\s+|$)/i

const onActions =
  (how: ActionHow) =>
  (target: string): readonly Reading[] => [{ verb: 'action', how, target }]

const onHypotheses =
  (status: HypothesisStatus) =>
  (rest: string): readonly Reading[] => {
    const [target, because] = split(rest, BECAUSE)
    return [{ verb: 'hypothesis', status, target, because }]
  }

/** "6 mo", "6 to mo", "drain eu-2 to mo": each way to cut it in two, the likeliest first. */
function assignments(rest: string): readonly Reading[] {
  const [before, after] = split(rest, /\s+to\s+/i)
  if (after) return [{ verb: 'assign', target: before, person: after }]
  const words = rest.split(/\s+/).filter(Boolean)
  const cuts = words.slice(1).map((_, i) => i + 1)
  // A word more for the action is likelier than a second name, unless a number came first.
  const order = /^#?\d+$/.test(words[0] ?? '') ? cuts : cuts.toReversed()
  return order.slice(0, 3).map((cut) => ({
    verb: 'assign',
    target: words.slice(0, cut).join(' '),
    person: words.slice(cut).join(' '),
  }))
}

function severities(rest: string): readonly Reading[] {
  const [level, reason] = split(rest, BECAUSE)
  if (/^(\?|0|unknown)$/i.test(level)) return [{ verb: 'severity', severity: 'unknown', reason }]
  // Without its digit nothing is offered: Enter would change the severity of everybody to the first of a list.
  return /^[1-5]$/.test(level) ? [{ verb: 'severity', severity: `sev${level}` as Severity, reason }] : []
}

const PHASE_WORDS: Readonly<Record<string, IncidentStatus>> = {
  ...Object.fromEntries(INCIDENT_STATUSES.map((status) => [status, status])),
  investigate: 'investigating',
  mitigate: 'mitigating',
  monitor: 'monitoring',
  resolve: 'resolved',
  close: 'closed',
}

function phases(text: string): readonly Reading[] {
  const [words, reason] = split(text.replace(/^(?:phase|move to)\s+/i, ''), BECAUSE)
  const typed = words.toLowerCase()
  if (typed.length < 3) return []
  const found = Object.keys(PHASE_WORDS).filter((word) => word.startsWith(typed))
  const statuses = new Set(found.map((word) => PHASE_WORDS[word]))
  return [...statuses].flatMap((status) => (status ? [{ verb: 'phase' as const, status, reason }] : []))
}

const VERBS: readonly (readonly [RegExp, (rest: string) => readonly Reading[]])[] = [
  [/^sev(?:erity)?(?:\s*-?\s*|$)/i, severities],
  [/^(?:done|finish(?:ed)?|tick)(?:\s+|$)/i, onActions('done')],
  [/^(?:doing|start|on)(?:\s+|$)/i, onActions('doing')],
  [/^drop(?:\s+|$)/i, onActions('dropped')],
  [/^reopen(?:\s+|$)/i, (rest) => [...onActions('open')(rest), ...onHypotheses('proposed')(rest)]],
  [
    /^(?:take|claim)(?:\s+|$)/i,
    (rest) => [...onActions('take')(rest), { verb: 'takeOther', target: rest.trim() }],
  ],
  [/^(?:assign|give)(?:\s+|$)/i, assignments],
  [/^rul(?:e|ed)\s*out(?:\s+|$)/i, onHypotheses('ruledOut')],
  [/^(?:test|testing)(?:\s+|$)/i, onHypotheses('testing')],
  [/^support(?:s|ed)?(?:\s+|$)/i, onHypotheses('supported')],
  [/^confirm(?:ed)?(?:\s+|$)/i, onHypotheses('confirmed')],
  [/^park(?:ed)?(?:\s+|$)/i, onHypotheses('parked')],
  [
    /^clear(?:ed)?(?:\s+|$)/i,
    (rest) => {
      const [target, resolution] = split(rest, BECAUSE)
      return [{ verb: 'clear', target, resolution }]
    },
  ],
  [/^note(?:\s+|$)/i, (rest) => [{ verb: 'note', text: rest.trim() }]],
  [
    /^(?:need(?:s)?(?:\s+help)?|roadblock|stuck)(?:\s+|$)/i,
    (rest) => [{ verb: 'needHelp', text: rest.trim() }],
  ],
  [/^declare(?:\s+|$)/i, (rest) => [{ verb: 'declare', title: rest.trim() }]],
  [/^update$/i, () => [{ verb: 'update' }]],
  [/^(?:dark|night)$/i, () => [{ verb: 'light', light: 'night' }]],
  [/^(?:light|day)$/i, () => [{ verb: 'light', light: 'day' }]],
  [/^(?:times? (?:in )?)?utc$/i, () => [{ verb: 'zone', zone: 'utc' }]],
  [/^(?:my|local)(?: time)?s?$/i, () => [{ verb: 'zone', zone: 'local' }]],
  [/^copy(?:\s+|$)/i, (rest) => [{ verb: 'copy', target: rest.trim() }]],
]

/** Longest text that is read; what is pasted by mistake costs nothing. */
const MOST_CHARACTERS = 1200

/** All that a text may mean, the likeliest first; nothing when it is no act. Never throws. */
export function readVerb(text: string): readonly Reading[] {
  const typed = text.slice(0, MOST_CHARACTERS).trim()
  const verbs = VERBS.flatMap(([form, read]) => {
    const found = form.exec(typed)
    return found ? read(typed.slice(found[0].length)) : []
  })
  return [...verbs, ...phases(typed)]
}
