import type { PersonId } from '@warroom/shared/domain/ids.ts'
import { ROLE_DUTY, type RoleId } from '@warroom/shared/domain/role.ts'
import { Ellipsis } from 'lucide-react'
import { useAssignable } from '../../board-list/use-assignable.ts'
import type { AskUse } from '../../room/use-ask.ts'
import { useNameOf } from '../../room/use-name-of.ts'
import { useMe } from '../../room/use-presence.ts'
import { Menu } from '../../ui/menu.tsx'
import type { MenuEntry } from '../../ui/menu-entry.ts'

/** Everything one can do with a role besides taking a vacant one. */
export function RoleMenu(props: {
  readonly role: RoleId
  readonly holder: PersonId | null
  /** What the menu asks; its refusal is shown below the row. */
  readonly asking: AskUse
  readonly onTakeOver: () => void
}) {
  const { role, holder, onTakeOver } = props
  const { ask, offBecause } = props.asking
  const me = useMe()
  const nameOf = useNameOf()
  const others = useAssignable()
  const { label } = ROLE_DUTY[role]
  const entry = (id: string, words: string, onAction: () => void): MenuEntry => ({
    id,
    label: words,
    disabledBecause: offBecause,
    onAction,
  })
  const entries: MenuEntry[] = []
  if (holder === me.personId) {
    for (const { personId, name } of others) {
      entries.push(
        entry(
          `offer ${personId}`,
          `Hand over to ${name}`,
          () => void ask({ type: 'offerHandover', role, toPersonId: personId }),
        ),
      )
    }
    entries.push(entry('renounce', 'Step down', () => void ask({ type: 'renounceRole', role })))
  } else {
    const assign = (personId: PersonId) => () =>
      void ask({ type: 'assignRole', role, personId, expectedHolder: holder })
    if (holder !== null) {
      const text = `I ask ${nameOf(holder)} to hand ${label} over to me`
      entries.push(
        entry('ask', `Ask ${nameOf(holder)} for handover`, () => void ask({ type: 'noteTimeline', text })),
      )
    }
    if (holder !== null && role === 'commander') entries.push(entry('takeOver', 'Take over…', onTakeOver))
    else {
      if (holder !== null)
        entries.push(entry('takeFrom', `Take it from ${nameOf(holder)}`, assign(me.personId)))
      for (const { personId, name } of others) {
        if (personId !== holder)
          entries.push(entry(`assign ${personId}`, `Assign to ${name}`, assign(personId)))
      }
    }
  }
  if (entries.length === 0) return null
  return (
    <Menu
      label={`More about ${label}`}
      trigger={<Ellipsis size={18} aria-hidden="true" />}
      entries={entries}
    />
  )
}
