import { useState } from 'react'
import { Button } from '../../ui/button.tsx'
import { InlineError } from '../../ui/inline-error.tsx'
import { ShownTime } from '../../ui/shown-time.tsx'
import { VisuallyHidden } from '../../ui/visually-hidden.tsx'
import styles from './preparation.module.css'
import type { Outcome, RunbookActs, WorkspaceRunbook } from './preparation.ts'
import { ProposalCard } from './proposal-card.tsx'
import { RunbookForm } from './runbook-form.tsx'

export interface RunbookEntryProps {
  readonly runbook: WorkspaceRunbook
  readonly acts: RunbookActs
  readonly noWriting: string | null
}

interface RewritingProps {
  readonly runbook: WorkspaceRunbook
  readonly onSave: RunbookActs['rewrite']
  readonly onClose: () => void
}

/** Whoever was faster is not overwritten unseen: what it says now stands beside what is being typed. */
function Rewriting({ runbook, onSave, onClose }: RewritingProps) {
  const [opened] = useState(runbook)
  const { title, steps, revision } = runbook
  return (
    <>
      {revision !== opened.revision && (
        <section className={styles.proposal} aria-label="What it says now">
          <p>What it says now: {title}</p>
          <Steps steps={steps} />
        </section>
      )}
      <RunbookForm
        label={`Rewrite ${opened.title}`}
        words={opened}
        save="Save"
        onSave={(words) => onSave(runbook, words)}
        onClose={onClose}
      />
    </>
  )
}

const Steps = ({ steps }: { readonly steps: readonly string[] }) => (
  <ol className={styles.steps}>
    {steps.map((step, n) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: a step is its place and its words; the list is never moved in part.
      <li key={`${n} ${step}`}>{step}</li>
    ))}
  </ol>
)

/** One runbook: its steps to read, what is proposed for it, and rewriting it. */
export function RunbookEntry({ runbook, acts, noWriting }: RunbookEntryProps) {
  const { title, steps, changedAt, proposals } = runbook
  const [mode, setMode] = useState<'read' | 'rewrite' | 'remove'>('read')
  const [refusal, setRefusal] = useState<string | null>(null)
  const tell = (outcome: Outcome) => void outcome.then(setRefusal)
  if (mode === 'rewrite') {
    return (
      <li className={styles.entry}>
        <Rewriting runbook={runbook} onSave={acts.rewrite} onClose={() => setMode('read')} />
      </li>
    )
  }
  return (
    <li className={styles.entry}>
      <details className={styles.details} open={proposals.length > 0 || undefined}>
        <summary>
          <span className={styles.title}>{title}</span>
          <span className={styles.quiet}>
            {steps.length === 1 ? '1 step' : `${steps.length} steps`}
            {proposals.length > 0 && `, ${proposals.length} proposed`}
          </span>
        </summary>
        <Steps steps={steps} />
        <p className={styles.quiet}>
          Last changed <ShownTime at={changedAt} />
        </p>
        <div className={styles.acts}>
          <Button disabledBecause={noWriting} onClick={() => setMode('rewrite')}>
            Rewrite <VisuallyHidden>{title}</VisuallyHidden>
          </Button>
          {mode === 'read' ? (
            <Button kind="quiet" disabledBecause={noWriting} onClick={() => setMode('remove')}>
              Take away <VisuallyHidden>{title}</VisuallyHidden>
            </Button>
          ) : (
            <fieldset className={styles.sure} aria-label={`Take away ${title}?`}>
              <span>Take it away for everybody?</span>
              <Button autoFocus onClick={() => tell(acts.remove(runbook))}>
                Yes, take it away
              </Button>
              <Button kind="quiet" onClick={() => setMode('read')}>
                Keep it
              </Button>
            </fieldset>
          )}
        </div>
      </details>
      {refusal && <InlineError>{refusal}</InlineError>}
      {proposals.map((proposal) => (
        <ProposalCard
          key={proposal.id}
          runbook={runbook}
          proposal={proposal}
          offBecause={noWriting}
          onAccept={() => tell(acts.accept(runbook, proposal))}
          onDecline={() => tell(acts.decline(runbook, proposal))}
        />
      ))}
    </li>
  )
}
