/**
 * What changed for somebody between what they last saw and now (UX.md 1.4 I, 1.6), most important first. Two states are
 * compared, not a history read: what was undone meanwhile is not told, and what changed five times is told once.
 */
import { actionChanges } from './digest-actions.ts'
import { agreementChanges } from './digest-agreements.ts'
import { causeChanges } from './digest-causes.ts'
import type { DigestContext, DigestItem, Found } from './digest-item.ts'
import { DIGEST_KINDS } from './digest-item.ts'
import { peopleChanges } from './digest-people.ts'
import { standingChanges } from './digest-standing.ts'

/** More of one kind than this are told as one. */
const TOLD_ONE_BY_ONE = 4

export function digest(context: DigestContext): readonly DigestItem[] {
  const found = [
    ...standingChanges(context),
    ...peopleChanges(context),
    ...agreementChanges(context),
    ...causeChanges(context),
    ...actionChanges(context),
  ]
  return DIGEST_KINDS.flatMap((kind) => folded(found.filter((one) => one.item.kind === kind)))
}

/** Items of one kind, in the order in which they were found (that of the board), or one for all of them. */
function folded(found: readonly Found[]): readonly DigestItem[] {
  const [first] = found
  if (!first?.together || found.length <= TOLD_ONE_BY_ONE) return found.map(({ item }) => item)
  const { kind } = first.item
  return [{ ...first.item, id: `${kind}:all`, text: first.together(found.length) }]
}
