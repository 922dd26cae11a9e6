import {
  ACTION_STATE_LABEL,
  ACTION_STATES,
  type Action,
  isUnfinished,
} from '@warroom/shared/domain/action.ts'
import type { OpenMenu } from '../../board-list/rows-state.ts'
import { type Assignable, useAssignable } from '../../board-list/use-assignable.ts'
import { PersonFlag } from '../../room/person-flag.tsx'
import { useAction } from '../../room/use-board.ts'
import { useMe } from '../../room/use-presence.ts'
import { AnchoredMenu } from '../../ui/anchored-menu.tsx'
import type { MenuEntry, MenuSection } from '../../ui/menu-entry.ts'
import { actionName } from './action-words.ts'
import { type ActionActs, TIME_BOX_MINUTES, useActionActs } from './use-action-acts.ts'

export interface ActionMenuProps {
  readonly open: OpenMenu
  readonly onClose: () => void
  /** Opens another menu of the same row, after this one closed. */
  readonly onOpenOther: (kind: OpenMenu['kind']) => void
  readonly onPickUp: () => void
  readonly onShift: (by: -1 | 1) => void
}

/** The one menu of the list that is open, whichever row asked for it. */
export function ActionMenu(props: ActionMenuProps) {
  const action = useAction(props.open.id)
  return action && <MenuOf action={action} {...props} />
}

const LABEL = { state: 'State of', owner: 'Owner of', time: 'Time-box of', more: 'More about' } as const

function MenuOf({ action, ...props }: ActionMenuProps & { readonly action: Action }) {
  const acts = useActionActs()
  const me = useMe()
  const others = useAssignable()
  const sections: Readonly<Record<OpenMenu['kind'], () => readonly MenuSection[]>> = {
    state: () => [{ id: 'state', entries: stateEntries(action, acts) }],
    owner: () => [{ id: 'owner', entries: ownerEntries(action, acts, me, others) }],
    time: () => [{ id: 'time', entries: timeEntries(action, acts) }],
    more: () => moreSections(action, acts, props),
  }
  return (
    <AnchoredMenu
      label={`${LABEL[props.open.kind]} ${actionName(action)}`}
      anchor={props.open.anchor}
      sections={sections[props.open.kind]()}
      onClose={props.onClose}
    />
  )
}

const stateEntries = (action: Action, acts: ActionActs): MenuEntry[] =>
  ACTION_STATES.map((state) => ({
    id: state,
    label: ACTION_STATE_LABEL[state],
    detail: state === 'dropped' ? 'Kept, under the filter “Dropped”' : undefined,
    chosen: action.state === state,
    onAction: () => acts.setState(action, state),
  }))

function ownerEntries(
  action: Action,
  acts: ActionActs,
  me: { readonly personId: Assignable['personId']; readonly name: string },
  others: readonly Assignable[],
): MenuEntry[] {
  return [
    {
      id: me.personId,
      label: `${me.name} (you)`,
      glyph: <PersonFlag personId={me.personId} size="sm" decorative />,
      shortcut: 't',
      chosen: action.owner === me.personId,
      onAction: () => acts.take(action),
    },
    ...others.map(({ personId, name, isHere }) => ({
      id: personId,
      label: name,
      detail: isHere ? undefined : 'Not here now',
      glyph: <PersonFlag personId={personId} size="sm" away={!isHere} decorative />,
      chosen: action.owner === personId,
      onAction: () => acts.assign(action, personId, name),
    })),
    {
      id: 'nobody',
      label: 'Nobody',
      chosen: action.owner === null,
      onAction: () => acts.assign(action, null, ''),
    },
  ]
}

const timeEntries = (action: Action, acts: ActionActs): MenuEntry[] => [
  ...TIME_BOX_MINUTES.map((minutes) => ({
    id: String(minutes),
    label: `${minutes} minutes from now`,
    onAction: () => acts.setTimeBox(action, minutes),
  })),
  ...(action.timeBoxUntil === null
    ? []
    : [{ id: 'clear', label: 'No time-box', onAction: () => acts.setTimeBox(action, null) }]),
]

function moreSections(action: Action, acts: ActionActs, props: ActionMenuProps): MenuSection[] {
  const work: MenuEntry[] = isUnfinished(action)
    ? [
        { id: 'onIt', label: "I'm on it", shortcut: 'w', onAction: () => acts.onIt(action) },
        { id: 'owner', label: 'Owner…', shortcut: 'o', onAction: () => props.onOpenOther('owner') },
        { id: 'time', label: 'Time-box…', onAction: () => props.onOpenOther('time') },
        ...(action.kind === 'followUp'
          ? []
          : [
              {
                id: 'followUp',
                label: 'Make it a follow-up',
                detail: 'For after the incident',
                shortcut: 'f',
                onAction: () => acts.makeFollowUp(action),
              },
            ]),
      ]
    : []
  return [
    {
      id: 'work',
      entries: [
        ...work,
        { id: 'state', label: 'State…', shortcut: 's', onAction: () => props.onOpenOther('state') },
      ],
    },
    {
      id: 'move',
      entries: [
        { id: 'up', label: 'Move up', onAction: () => props.onShift(-1) },
        { id: 'down', label: 'Move down', onAction: () => props.onShift(1) },
        { id: 'pick', label: 'Move with arrows', shortcut: 'm', onAction: props.onPickUp },
      ],
    },
  ]
}
