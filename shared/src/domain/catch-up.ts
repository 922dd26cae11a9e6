/**
 * Where an incident stands, for somebody who has seen nothing of it (UX.md 1.4 I): late joiners never need to ask. A
 * summary of what is so, not of what happened.
 */
import { type Action, isForNow } from './action.ts'
import type { Hypothesis } from './hypothesis.ts'
import { isOpen } from './incident-status.ts'
import type { Roadblock } from './roadblock.ts'
import type { SeenView } from './seen-state.ts'

/** More would be a second board. */
const SHOWN = 4

export interface CatchUp {
  /** What is happening, in one line of people's own words. */
  readonly happening: string
  /** Live explanations, the surest first; the most that fit. */
  readonly thinking: readonly Hypothesis[]
  readonly ruledOut: readonly Hypothesis[]
  /** Open roadblocks, the oldest first. */
  readonly needs: readonly (Roadblock & { readonly id: string })[]
  /** Nobody commands an incident that is running. */
  readonly needsCommander: boolean
  /** Unfinished actions that nobody owns, in the order of the board. */
  readonly unowned: readonly Action[]
  /** How many of each are not listed. */
  readonly more: {
    readonly thinking: number
    readonly ruledOut: number
    readonly needs: number
    readonly unowned: number
  }
}

const SURENESS = ['confirmed', 'supported', 'testing', 'proposed'] as const

export function catchUp({ record, board }: SeenView): CatchUp {
  const running = isOpen(record.incident.status)
  const thinking = SURENESS.flatMap((status) => board.hypotheses.filter((h) => h.status === status))
  const ruledOut = board.hypotheses.filter((h) => h.status === 'ruledOut')
  const needs = Object.entries(record.roadblocks)
    .filter(([, r]) => r.clearedAt === null)
    .sort(([a, x], [b, y]) => x.raisedAt - y.raisedAt || (a < b ? -1 : 1))
    .map(([id, r]) => ({ ...r, id }))
  const unowned = board.actions.filter((a) => isForNow(a) && a.owner === null)
  const left = (list: readonly unknown[]): number => Math.max(0, list.length - SHOWN)
  return {
    happening: firstLine(board.whatHappened) || firstLine(board.impact) || record.incident.title,
    thinking: thinking.slice(0, SHOWN),
    ruledOut: ruledOut.slice(0, SHOWN),
    needs: needs.slice(0, SHOWN),
    needsCommander: running && (record.roles.commander?.holder ?? null) === null,
    unowned: unowned.slice(0, SHOWN),
    more: { thinking: left(thinking), ruledOut: left(ruledOut), needs: left(needs), unowned: left(unowned) },
  }
}

const MAX_LINE = 160

/** The first line with words, cut between characters. */
function firstLine(text: string): string {
  const line = text.split('\n').find((each) => each.trim() !== '') ?? ''
  const characters = [...line.trim()]
  return characters.length > MAX_LINE
    ? `${characters.slice(0, MAX_LINE).join('').trimEnd()}…`
    : characters.join('')
}
