import { useMemo, useRef, useState } from 'react'
import { AddField } from '../../board-list/add-field.tsx'
import frame from '../../board-list/board-list.module.css'
import { useHypotheses } from '../../room/use-board.ts'
import { useBoardEdits } from '../../room/use-board-edits.ts'
import { Button } from '../../ui/button.tsx'
import { Empty } from '../../ui/empty.tsx'
import { useShortcuts } from '../../ui/use-shortcuts.ts'
import { VisuallyHidden } from '../../ui/visually-hidden.tsx'
import { questionsToOffer } from './first-questions.ts'
import styles from './hypothesis-ledger.module.css'
import { STATEMENT_LENGTH } from './hypothesis-limits.ts'
import { HypothesisRows } from './hypothesis-rows.tsx'
import { ledgerSections } from './ledger-sections.ts'
import { SortOffer } from './sort-offer.tsx'

/** What it could be, what speaks for and against each, and what has been ruled out. Nothing ever leaves the ledger. */
export function HypothesisLedger() {
  const hypotheses = useHypotheses()
  const { canEdit } = useBoardEdits()
  const sections = useMemo(() => ledgerSections(hypotheses), [hypotheses])
  const offered = useMemo(() => questionsToOffer(hypotheses.map((h) => h.statement)), [hypotheses])
  const isEmpty = hypotheses.length === 0
  return (
    <section className={styles.section} aria-labelledby="hypotheses-head">
      <Head open={sections.open} />
      {isEmpty && (
        <Empty>
          {canEdit
            ? 'What could it be? Start with the questions that most incidents begin with.'
            : 'No hypotheses yet.'}
        </Empty>
      )}
      {canEdit && offered.length > 0 && <FirstQuestions questions={offered} />}
      <HypothesisRows ids={sections.open} label="Open hypotheses" entry="section" />
      {!isEmpty && sections.open.length === 0 && <Empty>Nothing open. What else could it be?</Empty>}
      <Settled ids={sections.ruledOut} title="Ruled out" />
      <Settled ids={sections.parked} title="Parked" />
    </section>
  )
}

function Head({ open: ids }: { readonly open: readonly string[] }) {
  const edits = useBoardEdits()
  const [isAdding, setAdding] = useState(false)
  const input = useRef<HTMLInputElement>(null)
  const button = useRef<HTMLButtonElement>(null)
  const open = () => {
    setAdding(true)
    input.current?.focus()
  }
  useShortcuts(edits.canEdit ? { addHypothesis: open } : {})
  return (
    <>
      <div className={frame.head}>
        <h2 id="hypotheses-head">Hypotheses</h2>
        {ids.length > 0 && <span className={frame.count}>{ids.length}</span>}
        {edits.canEdit && (
          <span className={frame.headEnd}>
            <SortOffer ids={ids} />
            <Button ref={button} onClick={open} shortcut="h" aria-expanded={isAdding}>
              Add <VisuallyHidden>a hypothesis</VisuallyHidden>
            </Button>
          </span>
        )}
      </div>
      {isAdding && (
        <AddField
          label="New hypothesis"
          placeholder="What could explain what we see? Enter adds it"
          maxLength={STATEMENT_LENGTH}
          inputRef={input}
          onAdd={(statement) => edits.proposeHypothesis(statement) !== null}
          onClose={() => {
            setAdding(false)
            button.current?.focus()
          }}
        />
      )}
    </>
  )
}

function FirstQuestions({ questions }: { readonly questions: readonly string[] }) {
  const edits = useBoardEdits()
  return (
    <fieldset className={styles.questions} aria-label="First questions to add">
      {questions.map((question) => (
        <Button key={question} onClick={() => edits.proposeHypothesis(question)}>
          <span aria-hidden="true">+</span> {question}
        </Button>
      ))}
    </fieldset>
  )
}

/** Closed until somebody wants it: out of the way, never gone. */
function Settled({ ids, title }: { readonly ids: readonly string[]; readonly title: string }) {
  if (ids.length === 0) return null
  return (
    <details className={styles.settled}>
      <summary>
        {title} <span className={frame.count}>{ids.length}</span>
      </summary>
      <HypothesisRows ids={ids} label={title} entry="none" />
    </details>
  )
}
