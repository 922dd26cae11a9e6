import { ROLE_DUTY, type RoleId } from '@warroom/shared/domain/role.ts'
import { useState } from 'react'
import { useAsk } from '../../room/use-ask.ts'
import { Button } from '../../ui/button.tsx'
import { InlineError } from '../../ui/inline-error.tsx'
import styles from './roles.module.css'

export interface Lost {
  readonly words: string
  /** Whom it went to, when that is why it was refused. */
  readonly to: string | null
}

/** Told where they pressed, with what one can do instead. The lost claim itself is never sent again. */
export function LostClaim({ role, lost, onClose }: { role: RoleId; lost: Lost; onClose: () => void }) {
  const deputy = useAsk('assumeRole')
  const note = useAsk('noteTimeline')
  const [asked, setAsked] = useState(false)
  const { label } = ROLE_DUTY[role]
  const beDeputy = async () => {
    const result = await deputy.ask({ type: 'assumeRole', role: 'deputy' })
    if (result.ok) onClose()
  }
  // Asking is a word to everybody, kept on the timeline; the holder decides.
  const askForIt = async () => {
    const text = `I ask ${lost.to ?? 'the holder'} to hand ${label} over to me`
    setAsked((await note.ask({ type: 'noteTimeline', text })).ok)
  }
  const refusal = deputy.refusal ?? note.refusal
  return (
    <div className={styles.lost}>
      <p>{lost.words}</p>
      {asked && <p role="status">Asked on the timeline, where {lost.to ?? 'the holder'} sees it.</p>}
      <div className={styles.lostActs}>
        {lost.to !== null && !asked && (
          <Button live disabledBecause={note.offBecause} onClick={() => void askForIt()}>
            Ask for handover
          </Button>
        )}
        {lost.to !== null && role === 'commander' && (
          <Button live disabledBecause={deputy.offBecause} onClick={() => void beDeputy()}>
            Be deputy
          </Button>
        )}
        <Button kind="quiet" onClick={onClose}>
          All right
        </Button>
      </div>
      {refusal && <InlineError>{refusal.message}</InlineError>}
    </div>
  )
}
