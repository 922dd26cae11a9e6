import { type StepChange, stepChanges } from '@warroom/shared/domain/runbook.ts'
import { Button } from '../../ui/button.tsx'
import { ShownTime } from '../../ui/shown-time.tsx'
import { VisuallyHidden } from '../../ui/visually-hidden.tsx'
import styles from './preparation.module.css'
import type { Proposal, WorkspaceRunbook } from './preparation.ts'

export interface ProposalCardProps {
  readonly runbook: WorkspaceRunbook
  readonly proposal: Proposal
  readonly offBecause: string | null
  readonly onAccept: () => void
  readonly onDecline: () => void
}

const SIGN = { kept: '', added: '+', removed: '−' } as const
const WORD = { kept: '', added: 'New: ', removed: 'No more: ' } as const

/** What somebody found wanting in an incident, beside what the runbook says now. */
export function ProposalCard({ runbook, proposal, offBecause, onAccept, onDecline }: ProposalCardProps) {
  const { byName, incidentKey, at } = proposal
  const changes = stepChanges(runbook.steps, proposal.steps)
  return (
    <section className={styles.proposal} aria-label={`Proposed for ${runbook.title}`}>
      <p>
        {byName} proposes{incidentKey !== null && `, after ${incidentKey}`}, <ShownTime at={at} />
      </p>
      {proposal.title !== runbook.title && <p>Its name: {proposal.title}</p>}
      <ul className={styles.changes}>
        {changes.map((change, n) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a comparison is made anew as a whole.
          <Change key={`${n} ${change.text}`} change={change} />
        ))}
      </ul>
      <div className={styles.acts}>
        <Button disabledBecause={offBecause} onClick={onAccept}>
          Accept
        </Button>
        <Button kind="quiet" disabledBecause={offBecause} onClick={onDecline}>
          Decline
        </Button>
      </div>
    </section>
  )
}

const Change = ({ change: { kind, text } }: { readonly change: StepChange }) => (
  <li data-kind={kind}>
    <span aria-hidden="true" className={styles.sign}>
      {SIGN[kind]}
    </span>
    <span>
      <VisuallyHidden>{WORD[kind]}</VisuallyHidden>
      {text}
    </span>
  </li>
)
