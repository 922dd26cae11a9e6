import { useState } from 'react'
import type { UndoResult } from '../../room/undo-contract.ts'
import { useConnection } from '../../room/use-connection.ts'
import { useUndo } from '../../room/use-undo.ts'
import { Button } from '../../ui/button.tsx'
import { useZone } from '../../ui/clock-zone.ts'
import { Kbd } from '../../ui/kbd.tsx'
import { KEYMAP } from '../../ui/keymap.ts'
import { announce } from '../../ui/live-region.tsx'
import { Popover } from '../../ui/popover.tsx'
import { ShownTime } from '../../ui/shown-time.tsx'
import { useShortcuts } from '../../ui/use-shortcuts.ts'
import { savedState } from './saved-state.ts'
import styles from './undo-strip.module.css'

type Conflict = Extract<UndoResult, { ok: false }>

/** My last act by name, always there, never on a timer; and where my edits are. */
export function UndoStrip({ onNeedHelp }: { readonly onNeedHelp: (() => void) | null }) {
  const { last, list, redoable, undo, redo } = useUndo()
  const [conflict, setConflict] = useState<Conflict | null>(null)
  const answer = (result: UndoResult, done: string) => {
    setConflict(result.ok ? null : result)
    announce(result.ok ? done : result.why)
  }
  const undoLast = () => last && answer(undo(), `Undone: ${last.label}`)
  const redoLast = () => redoable && answer(redo(), `Done again: ${redoable.label}`)
  useShortcuts({
    undo: () => (last ? undoLast() : false),
    redo: () => (redoable ? redoLast() : false),
    undoList: () => document.querySelector<HTMLElement>('[data-undo-list] button')?.click(),
  })
  return (
    <footer className={styles.strip}>
      <Button
        shortcut="z"
        disabledBecause={last ? null : 'You have done nothing on this board yet'}
        onClick={undoLast}
      >
        Undo
      </Button>
      {redoable && <Button onClick={redoLast}>Redo</Button>}
      <p className={styles.last}>
        {conflict ? conflict.why : (last?.label ?? 'Your last act appears here.')}
      </p>
      {conflict && (
        <>
          <Button
            onClick={() => {
              conflict.force()
              setConflict(null)
            }}
          >
            Put yours back anyway
          </Button>
          <Button kind="quiet" onClick={() => setConflict(null)}>
            Leave it
          </Button>
        </>
      )}
      {list.length > 1 && (
        <span data-undo-list className={styles.acts}>
          <Popover label="My last acts" trigger="Acts" kind="quiet" triggerIsNamed>
            <ol className={styles.list}>
              {list.toReversed().map((entry) => (
                <li key={entry.id}>
                  <span>
                    <ShownTime at={entry.at} bare /> {entry.label}
                  </span>
                  <Button onClick={() => answer(undo(entry.id), `Undone: ${entry.label}`)}>Undo</Button>
                </li>
              ))}
            </ol>
          </Popover>
        </span>
      )}
      <span className={styles.hint}>
        <Kbd keys={KEYMAP.palette.keys[0]} /> do anything · <Kbd keys="?" /> keys
      </span>
      <SavedState />
      {onNeedHelp && (
        <span className={styles.help}>
          <Button onClick={onNeedHelp}>Need help</Button>
        </span>
      )}
    </footer>
  )
}

function SavedState() {
  const state = useConnection()
  const zone = useZone()
  const waits = state.offlineSince !== null && state.status !== 'refused'
  return (
    <span
      id="saved-state"
      tabIndex={-1}
      className={styles.saved}
      data-waiting={state.unsavedEdits > 0 || undefined}
    >
      {savedState(state, zone)}
      {waits && (
        <Button kind="quiet" onClick={state.retryNow}>
          Try now
        </Button>
      )}
    </span>
  )
}
