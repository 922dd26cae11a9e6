import { type KeyboardEvent, type RefObject, useLayoutEffect, useMemo, useRef, useState } from 'react'
import {
  Autocomplete,
  Header,
  Input,
  ListBox,
  ListBoxItem,
  ListBoxSection,
  TextField,
} from 'react-aria-components'
import { Button } from '../../ui/button.tsx'
import { InlineError } from '../../ui/inline-error.tsx'
import { Kbd } from '../../ui/kbd.tsx'
import { chordOf, KEYMAP } from '../../ui/keymap.ts'
import type { Candidate, PaletteAct } from './candidate.ts'
import styles from './palette.module.css'
import { type CandidateSection, paletteCandidates } from './palette-candidates.ts'
import type { PaletteState } from './palette-state.ts'

/** What became of an act. */
export type PaletteOutcome =
  | { readonly kind: 'done' }
  | { readonly kind: 'refused'; readonly why: string }
  /** The clipboard was refused: shown selected, to be copied by hand. */
  | { readonly kind: 'byHand'; readonly text: string }

export interface PaletteProps {
  readonly state: PaletteState
  /** Acts that lead elsewhere are carried out after the palette has closed; the others say how it went. */
  readonly perform: (act: PaletteAct) => Promise<PaletteOutcome>
  readonly onClose: () => void
  /** Opens with a text to be copied by hand. */
  readonly byHand?: string | undefined
}

const leadsAway = (act: PaletteAct): boolean => act.do === 'jump' || act.do === 'open'

/** Search, jump and do, by words and numbers. With the help sheet the only thing that covers a screen. */
export function Palette({ state, perform, onClose, byHand }: PaletteProps) {
  const dialog = useDialog()
  const field = useRef<HTMLInputElement>(null)
  /** The dialog's own word of it comes late; by then the key may have been pressed again. */
  const shut = () => {
    dialog.current?.close()
    onClose()
  }
  const { typed, type, outcome, asking, choose } = useChoice(perform, byHand, shut, field)
  const sections = useMemo(() => paletteCandidates(typed, state), [typed, state])
  const count = sections.reduce((sum, { candidates }) => sum + candidates.length, 0)
  const onKeyDown = (event: KeyboardEvent) => {
    if (chordOf(event.nativeEvent) !== KEYMAP.palette.keys[0]) return
    event.preventDefault()
    shut()
  }
  return (
    <dialog
      ref={dialog}
      className={styles.sheet}
      aria-label="Do anything"
      // Told late: by then it may have been opened again.
      onClose={() => !dialog.current?.open && onClose()}
      onKeyDown={onKeyDown}
      onClick={(event) => event.target === event.currentTarget && shut()}
    >
      <div className={styles.inside}>
        {outcome?.kind === 'byHand' ? (
          <CopyByHand text={outcome.text} onClose={shut} />
        ) : (
          <Autocomplete inputValue={typed} onInputChange={type}>
            <div className={styles.head}>
              <TextField aria-label="Search, or say what to do" className={styles.field ?? ''} autoFocus>
                <Input
                  ref={field}
                  className={styles.input ?? ''}
                  placeholder={state.room ? 'H3, 7, a name, done 7, sev 2 …' : 'An incident or a screen …'}
                  autoComplete="off"
                  spellCheck={false}
                />
              </TextField>
              <Button kind="quiet" onClick={shut} shortcut="Esc">
                Close
              </Button>
            </div>
            {outcome?.kind === 'refused' && (
              <div className={styles.refusal}>
                <InlineError>{outcome.why}</InlineError>
              </div>
            )}
            <Lines sections={sections} onChoose={(candidate) => void choose(candidate)} />
          </Autocomplete>
        )}
        <p className={styles.count} role="status">
          {asking ? 'Asking…' : count === 1 ? '1 result' : `${count} results`}
        </p>
      </div>
    </dialog>
  )
}

/** What is typed, and what became of the line that was chosen: a refusal stays beside the words it is about. */
function useChoice(
  perform: PaletteProps['perform'],
  byHand: string | undefined,
  shut: () => void,
  field: RefObject<HTMLInputElement | null>,
) {
  const [typed, setTyped] = useState('')
  const [outcome, setOutcome] = useState<PaletteOutcome | null>(
    byHand === undefined ? null : { kind: 'byHand', text: byHand },
  )
  const [asking, setAsking] = useState(false)
  const type = (text: string) => {
    setTyped(text)
    setOutcome(null)
  }
  const choose = async ({ act, offBecause }: Candidate) => {
    if (asking) return
    if (offBecause !== null) return setOutcome({ kind: 'refused', why: offBecause })
    if (act.do === 'type') {
      type(act.text)
      field.current?.focus()
      return
    }
    if (leadsAway(act)) {
      shut()
      await perform(act)
      return
    }
    setAsking(true)
    const result = await perform(act)
    setAsking(false)
    if (result.kind === 'done') shut()
    else setOutcome(result)
  }
  return { typed, type, outcome, asking, choose }
}

/** Shown over everything while mounted. Closing it gives the focus back at once, so that a jump may take it further. */
function useDialog() {
  const dialog = useRef<HTMLDialogElement>(null)
  useLayoutEffect(() => {
    const element = dialog.current
    element?.showModal()
    element?.querySelector('input')?.focus()
    return () => element?.close()
  }, [])
  return dialog
}

function Lines({ sections, onChoose }: LinesProps) {
  const byId = new Map(sections.flatMap(({ candidates }) => candidates.map((each) => [each.id, each])))
  return (
    <ListBox
      aria-label="What can be done and found"
      className={styles.list ?? ''}
      selectionMode="none"
      onAction={(id) => {
        const candidate = byId.get(String(id))
        if (candidate) onChoose(candidate)
      }}
      renderEmptyState={() => (
        <p className={styles.nothing}>Nothing here has these words. Try a number, a name or a verb.</p>
      )}
    >
      {sections.map(({ group, candidates }) => (
        <ListBoxSection key={group} id={group}>
          <Header className={styles.group ?? ''}>{group}</Header>
          {candidates.map((candidate) => (
            <Line key={candidate.id} candidate={candidate} />
          ))}
        </ListBoxSection>
      ))}
    </ListBox>
  )
}

interface LinesProps {
  readonly sections: readonly CandidateSection[]
  readonly onChoose: (candidate: Candidate) => void
}

function Line({ candidate }: { readonly candidate: Candidate }) {
  const { id, label, detail, shortcut, offBecause } = candidate
  const below = offBecause ?? detail
  return (
    <ListBoxItem
      id={id}
      textValue={label}
      className={styles.item ?? ''}
      data-off={offBecause !== null || undefined}
    >
      {/* Without slots all of it is the name of the line: the key and the reason are read out, too. */}
      <span className={styles.label}>{label}</span>
      {shortcut && <Kbd keys={shortcut} spoken />}
      {below && <span className={styles.detail}>{below}</span>}
    </ListBoxItem>
  )
}

function CopyByHand({ text, onClose }: { readonly text: string; readonly onClose: () => void }) {
  const area = useRef<HTMLTextAreaElement>(null)
  useLayoutEffect(() => {
    area.current?.focus()
    area.current?.select()
  }, [])
  return (
    <div className={styles.byHand}>
      <label htmlFor="copy-by-hand">This browser does not let pages copy. Copy the text by hand:</label>
      <textarea id="copy-by-hand" ref={area} readOnly value={text} rows={12} />
      <Button onClick={onClose} shortcut="Esc">
        Close
      </Button>
    </div>
  )
}
