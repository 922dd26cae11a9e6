/** What a row of the action list says, and what the undo strip says about acts on it. */
import {
  ACTION_OUTCOME_LABEL,
  type Action,
  type ActionOutcome,
  type ActionState,
  isUnfinished,
  lateByMs,
} from '@warroom/shared/domain/action.ts'
import type { PersonId } from '@warroom/shared/domain/ids.ts'
import type { PresentPerson } from '@warroom/shared/domain/presence.ts'
import type { Neglect } from '@warroom/shared/domain/unattended-work.ts'
import { quotedOr } from '../../board-list/quoted-or.ts'
import { spanText } from '../../ui/duration-text.ts'

const MINUTE = 60_000
/** From here on somebody must act now (the Late lamp turns red at the same time). */
const ALARM_MS = 3 * MINUTE

/** The title as it stands in a sentence. */
export const quoted = (title: string): string => quotedOr(title, 'an action without words')

export const actionName = (action: Pick<Action, 'number' | 'title'>): string =>
  action.number === null ? quoted(action.title) : `action ${action.number}`

type Here = Pick<PresentPerson, 'personId' | 'name' | 'since' | 'state'>

/** Who of those at this action works on it: looking is not working, and somebody away is not on it. */
export const workingOn = (action: Pick<Action, 'state'>, here: readonly Here[]): readonly Here[] =>
  action.state === 'doing' ? here.filter((person) => person.state !== 'away') : []

/** Whose it is and whether they know: a name is no answer until it says "accepted". Whoever is on it has accepted it. */
export function ownerPhrase(
  action: Pick<Action, 'owner' | 'acceptedAt' | 'state'>,
  me: PersonId,
  nameOf: (personId: PersonId) => string,
  isOnIt = false,
): string {
  if (action.owner === null) return isUnfinished(action) ? 'no owner' : ''
  const who = action.owner === me ? 'you' : nameOf(action.owner)
  if (!isUnfinished(action)) return who
  if (action.acceptedAt === null) return `${who}, not accepted yet`
  return isOnIt ? who : `${who}, accepted`
}

/** "Mo on it now, 4 min", "2 on this now"; without the name beside the owner's. Doubled work is allowed, never hidden. */
export function onItPhrase(
  action: Pick<Action, 'state' | 'owner'>,
  here: readonly Here[],
  now: number,
): string | null {
  const [first, ...others] = workingOn(action, here)
  if (!first) return null
  if (others.length > 0) return `${others.length + 1} on this now`
  const who = first.personId === action.owner ? '' : `${first.name} `
  const forMs = now - first.since
  return `${who}on it now${forMs < MINUTE ? '' : `, ${spanText(forMs)}`}`
}

/** Beside the owner's name, which it speaks of. */
export const neglectPhrase = ({ kind, forMs }: Neglect): string =>
  kind === 'ownerGone' ? `left ${spanText(forMs)} ago` : 'nobody on it'

export interface TimeBox {
  readonly level: 'running' | 'caution' | 'alarm'
  /** How late in words; empty while the countdown runs. */
  readonly text: string
}

export function timeBoxOf(action: Pick<Action, 'state' | 'timeBoxUntil'>, now: number): TimeBox | null {
  if (action.timeBoxUntil === null || !isUnfinished(action)) return null
  const late = lateByMs(action, now)
  if (late === null) return { level: 'running', text: '' }
  return {
    level: late >= ALARM_MS ? 'alarm' : 'caution',
    text: late < MINUTE ? 'time is up' : `${spanText(late)} late`,
  }
}

const STATE_LABEL: Readonly<Record<ActionState, (title: string) => string>> = {
  open: (title) => `You reopened ${title}`,
  doing: (title) => `You started ${title}`,
  done: (title) => `You marked ${title} done`,
  dropped: (title) => `You dropped ${title}`,
}

export const stateLabel = (state: ActionState, title: string): string => STATE_LABEL[state](quoted(title))

export const outcomeLabel = (outcome: ActionOutcome | null, title: string): string =>
  outcome === null
    ? `You took back the outcome of ${quoted(title)}`
    : `You noted for ${quoted(title)}: ${ACTION_OUTCOME_LABEL[outcome].toLowerCase()}`

/** "Drain eu-2: helped", as it stands among the evidence; `null` while nobody said what it did. */
export const outcomeAsEvidence = ({
  state,
  title,
  outcome,
}: Pick<Action, 'state' | 'title' | 'outcome'>): string | null =>
  state === 'done' && outcome !== null ? `${title}: ${ACTION_OUTCOME_LABEL[outcome].toLowerCase()}` : null

/** Only what was done against the incident can help or harm; a message or a follow-up is not asked about. */
export const asksForOutcome = (action: Pick<Action, 'state' | 'kind' | 'outcome'>): boolean =>
  action.state === 'done' &&
  action.outcome === null &&
  (action.kind === 'mitigate' || action.kind === 'investigate')
