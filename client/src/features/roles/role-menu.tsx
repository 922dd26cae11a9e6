import type { PersonId } from '@warroom/shared/domain/ids.ts'
import { ROLE_DUTY, type RoleId } from '@warroom/shared/domain/role.ts'
import { Ellipsis } from 'lucide-react'
import { useAssignable } from '../../board-list/use-assignable.ts'
import type { AskUse } from '../../room/use-ask.ts'
import { useMe } from '../../room/use-presence.ts'
import { Menu, type MenuEntry } from '../../ui/menu.tsx'

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
  const others = useAssignable()
  const { label } = ROLE_DUTY[role]
  const entry = (id: string, words: string, onAction: () => void): MenuEntry => ({
    id,
    label: words,
    disabledBecause: offBecause,
    onAction,
  })
  const handOver = others.map(({ personId, name }) =>
    entry(
      `offer ${personId}`,
      `Hand over to ${name}`,
      () => void ask({ type: 'offerHandover', role, toPersonId: personId }),
    ),
  )
  const assign = others
    .filter(({ personId }) => personId !== holder)
    .map(({ personId, name }) =>
      entry(
        `assign ${personId}`,
        `Assign to ${name}`,
        () => void ask({ type: 'assignRole', role, personId, expectedHolder: holder }),
      ),
    )
  const entries: MenuEntry[] =
    holder === me.personId
      ? [...handOver, entry('renounce', 'Step down', () => void ask({ type: 'renounceRole', role }))]
      : role === 'commander' && holder !== null
        ? [entry('takeOver', 'Take over…', onTakeOver)]
        : assign
  if (entries.length === 0) return null
  return (
    <Menu
      label={`More about ${label}`}
      trigger={<Ellipsis size={18} aria-hidden="true" />}
      entries={entries}
    />
  )
}
