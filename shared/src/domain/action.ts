import type { PersonId } from './ids.ts'

export const ACTION_STATES = ['open', 'doing', 'done', 'dropped'] as const
export type ActionState = (typeof ACTION_STATES)[number]

export const ACTION_STATE_LABEL: Readonly<Record<ActionState, string>> = {
  open: 'Open',
  doing: 'Doing',
  done: 'Done',
  dropped: 'Dropped',
}

export const ACTION_KINDS = ['mitigate', 'investigate', 'communicate', 'followUp'] as const
export type ActionKind = (typeof ACTION_KINDS)[number]

export const ACTION_KIND_LABEL: Readonly<Record<ActionKind, string>> = {
  mitigate: 'Mitigate',
  investigate: 'Investigate',
  communicate: 'Communicate',
  followUp: 'Follow up',
}

export const ACTION_OUTCOMES = ['helped', 'noEffect', 'worse'] as const
export type ActionOutcome = (typeof ACTION_OUTCOMES)[number]

export const ACTION_OUTCOME_LABEL: Readonly<Record<ActionOutcome, string>> = {
  helped: 'Helped',
  noEffect: 'No effect',
  worse: 'Made it worse',
}

/** A named person, minutes, and "understood" (FIELD 10). */
export interface Action {
  readonly id: string
  /** Speakable number (`action 7`), allotted by the server; `null` until the creation is saved. */
  readonly number: number | null
  readonly title: string
  readonly state: ActionState
  readonly owner: PersonId | null
  /** When the owner said "understood"; `null` while they have not. */
  readonly acceptedAt: number | null
  readonly timeBoxUntil: number | null
  readonly outcome: ActionOutcome | null
  readonly risk: string
  readonly rollback: string
  readonly kind: ActionKind
  readonly hypothesisId: string | null
  readonly runbookId: string | null
  readonly order: string
  readonly createdBy: PersonId | null
  readonly createdAt: number
}

export const isUnfinished = (action: Pick<Action, 'state'>): boolean =>
  action.state === 'open' || action.state === 'doing'

/** Work for while it burns: follow-ups find their owners and their time afterwards. */
export const isForNow = (action: Pick<Action, 'state' | 'kind'>): boolean =>
  isUnfinished(action) && action.kind !== 'followUp'

/** Milliseconds past its time-box, or `null` when it is in time, finished, or has none. */
export const lateByMs = (action: Pick<Action, 'state' | 'timeBoxUntil'>, now: number): number | null =>
  isUnfinished(action) && action.timeBoxUntil !== null && now > action.timeBoxUntil
    ? now - action.timeBoxUntil
    : null

/** Whether it is asked what could go wrong and how to take it back; what only looks is not slowed down (FIELD 10). */
export const changesProduction = ({ kind }: Pick<Action, 'kind'>): boolean => kind === 'mitigate'
