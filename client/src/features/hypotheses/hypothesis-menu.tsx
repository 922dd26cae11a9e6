import {
  HYPOTHESIS_STATUS_LABEL,
  HYPOTHESIS_STATUSES,
  type Hypothesis,
} from '@warroom/shared/domain/hypothesis.ts'
import type { OpenMenu } from '../../board-list/rows-state.ts'
import { useAssignable } from '../../board-list/use-assignable.ts'
import { PersonFlag } from '../../room/person-flag.tsx'
import { useHypothesis } from '../../room/use-board.ts'
import { useMe } from '../../room/use-presence.ts'
import { AnchoredMenu } from '../../ui/anchored-menu.tsx'
import { HypothesisGlyph } from '../../ui/hypothesis-glyph.tsx'
import type { MenuEntry } from '../../ui/menu-entry.ts'
import { hypothesisName } from './hypothesis-words.ts'
import { useHypothesisActs } from './use-hypothesis-acts.ts'

export interface HypothesisMenuProps {
  readonly open: OpenMenu
  readonly onClose: () => void
  readonly onOpenOther: (kind: OpenMenu['kind']) => void
  readonly onAddEvidence: () => void
  readonly onPickUp: () => void
  readonly onShift: (by: -1 | 1) => void
}

/** The one menu of the ledger that is open, whichever card asked for it. */
export function HypothesisMenu(props: HypothesisMenuProps) {
  const hypothesis = useHypothesis(props.open.id)
  if (!hypothesis) return null
  const { kind, anchor } = props.open
  const name = hypothesisName(hypothesis)
  if (kind === 'state')
    return <StatusMenu hypothesis={hypothesis} name={name} anchor={anchor} onClose={props.onClose} />
  if (kind === 'owner')
    return <OwnerMenu hypothesis={hypothesis} name={name} anchor={anchor} onClose={props.onClose} />
  return <MoreMenu hypothesis={hypothesis} name={name} {...props} />
}

interface OneMenuProps {
  readonly hypothesis: Hypothesis
  readonly name: string
  readonly anchor: Element
  readonly onClose: () => void
}

function StatusMenu({ hypothesis, name, anchor, onClose }: OneMenuProps) {
  const acts = useHypothesisActs()
  const entries = HYPOTHESIS_STATUSES.map((status) => ({
    id: status,
    label: HYPOTHESIS_STATUS_LABEL[status],
    glyph: <HypothesisGlyph status={status} />,
    chosen: hypothesis.status === status,
    onAction: () => acts.setStatus(hypothesis, status),
  }))
  return (
    <AnchoredMenu
      label={`State of ${name}`}
      anchor={anchor}
      sections={[{ id: 'state', entries }]}
      onClose={onClose}
    />
  )
}

function OwnerMenu({ hypothesis, name, anchor, onClose }: OneMenuProps) {
  const acts = useHypothesisActs()
  const me = useMe()
  const others = useAssignable()
  const entries: MenuEntry[] = [
    {
      id: me.personId,
      label: `${me.name} (you)`,
      glyph: <PersonFlag personId={me.personId} size="sm" decorative />,
      shortcut: 't',
      chosen: hypothesis.owner === me.personId,
      onAction: () => acts.take(hypothesis),
    },
    ...others.map((person) => ({
      id: person.personId,
      label: person.name,
      detail: person.isHere ? undefined : 'Not here now',
      glyph: <PersonFlag personId={person.personId} size="sm" away={!person.isHere} decorative />,
      chosen: hypothesis.owner === person.personId,
      onAction: () => acts.assign(hypothesis, person.personId, person.name),
    })),
    {
      id: 'nobody',
      label: 'Nobody',
      chosen: hypothesis.owner === null,
      onAction: () => acts.assign(hypothesis, null, ''),
    },
  ]
  return (
    <AnchoredMenu
      label={`Owner of ${name}`}
      anchor={anchor}
      sections={[{ id: 'owner', entries }]}
      onClose={onClose}
    />
  )
}

function MoreMenu({
  hypothesis,
  name,
  ...props
}: HypothesisMenuProps & { hypothesis: Hypothesis; name: string }) {
  const acts = useHypothesisActs()
  const work: MenuEntry[] = [
    { id: 'evidence', label: 'Add evidence', shortcut: 'e', onAction: props.onAddEvidence },
    { id: 'onIt', label: 'I test it now', shortcut: 'w', onAction: () => acts.onIt(hypothesis) },
    { id: 'owner', label: 'Owner…', shortcut: 'o', onAction: () => props.onOpenOther('owner') },
    { id: 'state', label: 'State…', shortcut: 's', onAction: () => props.onOpenOther('state') },
  ]
  const move: MenuEntry[] = [
    { id: 'up', label: 'Move up', onAction: () => props.onShift(-1) },
    { id: 'down', label: 'Move down', onAction: () => props.onShift(1) },
    { id: 'pick', label: 'Move with arrows', shortcut: 'm', onAction: props.onPickUp },
  ]
  return (
    <AnchoredMenu
      label={`More about ${name}`}
      anchor={props.open.anchor}
      sections={[
        { id: 'work', entries: work },
        { id: 'move', entries: move },
      ]}
      onClose={props.onClose}
    />
  )
}
