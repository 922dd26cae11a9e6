import { AnchoredMenu } from '../ui/anchored-menu.tsx'
import type { MenuEntry } from '../ui/menu-entry.ts'
import type { TickMenuProps } from './tick-list.tsx'

export interface TickRowMenuProps extends TickMenuProps {
  /** In a sentence: “Stop writes”. */
  readonly name: string
  /** Ticking, and what else settles it. */
  readonly settling: readonly MenuEntry[]
  readonly putAway: () => void
}

/** What can be done with one line of a checklist. */
export function TickMenu({ name, settling, putAway, open, onClose, ...acts }: TickRowMenuProps) {
  return (
    <AnchoredMenu
      label={`More about ${name}`}
      anchor={open.anchor}
      onClose={onClose}
      sections={[
        {
          id: 'what',
          entries: [...settling, { id: 'reword', label: 'Reword', onAction: acts.onReword }],
        },
        {
          id: 'move',
          entries: [
            { id: 'up', label: 'Move up', onAction: () => acts.onShift(-1) },
            { id: 'down', label: 'Move down', onAction: () => acts.onShift(1) },
            { id: 'pick', label: 'Move with arrows', shortcut: 'm', onAction: acts.onPickUp },
          ],
        },
        {
          id: 'away',
          entries: [
            {
              id: 'putAway',
              label: 'Put away',
              detail: 'Undo brings it back',
              onAction: () => {
                acts.onPutAway()
                putAway()
              },
            },
          ],
        },
      ]}
    />
  )
}
