/**
 * Work that nobody looks after, and work that two may be doing (UX.md 1.5): seen by the room itself, so that nobody has
 * to ask around. That several people are on one action is told beside it by name.
 */
import { type Action, isUnfinished, lateByMs } from './action.ts'
import { AlikeTexts, tellingWords } from './word-likeness.ts'

const MINUTE = 60_000
/** As long as the commander may be gone before the Command lamp says so. */
const OWNER_GONE_MS = 3 * MINUTE
/** As long as the Late lamp waits before it turns red. */
const SILENT_MS = 3 * MINUTE

export type Neglect =
  /** The owner has been in no tab of this room for so many milliseconds. */
  | { readonly kind: 'ownerGone'; readonly forMs: number }
  /** Past its time-box by so many milliseconds, its owner elsewhere, and nobody said anything. */
  | { readonly kind: 'silent'; readonly forMs: number }

export interface Attendance {
  /** Since when the owner is in no tab of this room; `null` while here, or while it cannot be known. */
  readonly ownerGoneSince: number | null
  /** Whether somebody present works on it. */
  readonly isWorkedOn: boolean
}

/** What is wrong with how an action is looked after, the cause before its effect; `null` while somebody does, or nobody owns it. */
export function neglectOf(
  action: Pick<Action, 'state' | 'owner' | 'timeBoxUntil'>,
  { ownerGoneSince, isWorkedOn }: Attendance,
  now: number,
): Neglect | null {
  if (!isUnfinished(action) || action.owner === null || isWorkedOn) return null
  const goneMs = ownerGoneSince === null ? 0 : now - ownerGoneSince
  if (goneMs >= OWNER_GONE_MS) return { kind: 'ownerGone', forMs: goneMs }
  const lateMs = lateByMs(action, now) ?? 0
  return lateMs >= SILENT_MS ? { kind: 'silent', forMs: lateMs } : null
}

/** Unfinished action → the id of another one that sounds the same, the first in the order given. */
export function doubledWork(
  actions: readonly Pick<Action, 'id' | 'title' | 'state'>[],
): ReadonlyMap<string, string> {
  const doubled = new Map<string, string>()
  const unfinished = actions.filter(isUnfinished)
  const texts = new AlikeTexts()
  for (const action of unfinished) {
    const words = tellingWords(action.title)
    const place = texts.find(words)
    const other = place === null ? undefined : unfinished[place]
    if (other) {
      doubled.set(action.id, other.id)
      if (!doubled.has(other.id)) doubled.set(other.id, action.id)
    }
    texts.add(words)
  }
  return doubled
}
