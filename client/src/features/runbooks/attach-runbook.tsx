import { useRef, useState } from 'react'
import { useBoardEdits } from '../../room/use-board-edits.ts'
import { AnchoredMenu } from '../../ui/anchored-menu.tsx'
import { Button } from '../../ui/button.tsx'
import type { MenuEntry } from '../../ui/menu-entry.ts'
import { VisuallyHidden } from '../../ui/visually-hidden.tsx'
import type { RunbookShelf, Shelf } from './runbook-shelf.ts'

/** A list of the workspace's runbooks, asked for when it is opened: a new one may have been written meanwhile. */
export function AttachRunbook({ shelf }: { readonly shelf: RunbookShelf }) {
  const edits = useBoardEdits()
  const button = useRef<HTMLButtonElement>(null)
  const [anchor, setAnchor] = useState<Element | null>(null)
  const [found, setFound] = useState<Shelf>({ kind: 'loading' })
  const open = () => {
    setAnchor(button.current)
    setFound({ kind: 'loading' })
    void shelf.load().then(setFound)
  }
  return (
    <>
      <Button ref={button} aria-haspopup="menu" aria-expanded={anchor !== null} onClick={open}>
        Attach <VisuallyHidden>a runbook</VisuallyHidden>
      </Button>
      {anchor && (
        <AnchoredMenu
          label="Attach a runbook"
          anchor={anchor}
          onClose={() => setAnchor(null)}
          sections={[{ id: 'runbooks', entries: entriesOf(found, open, edits.attachRunbook) }]}
        />
      )}
    </>
  )
}

function entriesOf(
  found: Shelf,
  again: () => void,
  attach: ReturnType<typeof useBoardEdits>['attachRunbook'],
): readonly MenuEntry[] {
  if (found.kind === 'loading') {
    return [
      { id: 'loading', label: 'Loading the runbooks…', disabledBecause: 'One moment', onAction: () => {} },
    ]
  }
  if (found.kind === 'failed') {
    return [{ id: 'failed', label: 'Try again', detail: found.sentence, onAction: () => setTimeout(again) }]
  }
  if (found.templates.length === 0) {
    const why = 'Write one under Runbooks, and it is here next time'
    return [{ id: 'none', label: 'No runbook yet', disabledBecause: why, onAction: () => {} }]
  }
  return found.templates.map((template) => ({
    id: template.id,
    label: template.title,
    detail: template.steps.length === 1 ? '1 step' : `${template.steps.length} steps`,
    onAction: () => attach(template),
  }))
}
