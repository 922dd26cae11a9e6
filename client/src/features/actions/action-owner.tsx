import type { Action } from '@warroom/shared/domain/action.ts'
import { isUnfinished } from '@warroom/shared/domain/action.ts'
import { useRows } from '../../board-list/rows-state.ts'
import { usePeopleOn } from '../../board-list/use-people-on.ts'
import { PersonFlag } from '../../room/person-flag.tsx'
import { useBoardEdits } from '../../room/use-board-edits.ts'
import { useNameOf } from '../../room/use-name-of.ts'
import { useMe } from '../../room/use-presence.ts'
import { Button } from '../../ui/button.tsx'
import { VisuallyHidden } from '../../ui/visually-hidden.tsx'
import styles from './action-row.module.css'
import { actionName, ownerPhrase, workingOn } from './action-words.ts'
import { useActionActs } from './use-action-acts.ts'

/** Whose it is, whether they have accepted it, and the one press that is missing. */
export function ActionOwner({ action, tabIndex }: { readonly action: Action; readonly tabIndex: number }) {
  const me = useMe()
  const nameOf = useNameOf()
  const { canEdit } = useBoardEdits()
  const acts = useActionActs()
  const rows = useRows()
  const isOnIt = workingOn(action, usePeopleOn('action', action.id)).some((p) => p.personId === action.owner)
  const phrase = ownerPhrase(action, me.personId, nameOf, isOnIt)
  const asksMe = isUnfinished(action) && action.owner === me.personId && action.acceptedAt === null
  const who = (
    <>
      {action.owner !== null && <PersonFlag personId={action.owner} decorative />}
      <span data-unowned={action.owner === null || undefined}>{phrase}</span>
    </>
  )
  if (!canEdit) return <span className={styles.owner}>{who}</span>
  const open = (anchor: Element) => rows.openMenu({ id: action.id, kind: 'owner', anchor })
  return (
    <>
      {phrase && (
        <button
          type="button"
          className={styles.owner}
          data-row-menu="owner"
          aria-haspopup="menu"
          tabIndex={tabIndex}
          onClick={(event) => open(event.currentTarget)}
        >
          <VisuallyHidden>Owner of {actionName(action)}: </VisuallyHidden>
          {who}
        </button>
      )}
      {isUnfinished(action) && action.owner === null && (
        <Button tabIndex={tabIndex} onClick={() => acts.take(action)}>
          Take it<VisuallyHidden>: {actionName(action)}</VisuallyHidden>
        </Button>
      )}
      {asksMe && (
        <Button tabIndex={tabIndex} onClick={() => acts.accept(action)}>
          Understood<VisuallyHidden>: {actionName(action)} is mine</VisuallyHidden>
        </Button>
      )}
    </>
  )
}
