import type { DecisionOutcome, IncidentDecision } from '@warroom/shared/domain/incident-decision.ts'
import type { IncidentRecord } from '@warroom/shared/domain/incident-record.ts'
import { useState } from 'react'
import { useAsk } from '../../room/use-ask.ts'
import { useMe } from '../../room/use-presence.ts'
import { useRecordPart } from '../../room/use-record.ts'
import { Button } from '../../ui/button.tsx'
import { TextField } from '../../ui/field.tsx'
import { InlineError } from '../../ui/inline-error.tsx'
import styles from '../../ui/side-list.module.css'

const commanderOf = (record: IncidentRecord): string | null => record.roles.commander?.holder ?? null

/** The commander decides at once, or over an objection and says why; who proposed it may withdraw it. */
export function SettleDecision({
  id,
  decision,
}: {
  readonly id: string
  readonly decision: IncidentDecision
}) {
  const me = useMe()
  const commander = useRecordPart(commanderOf)
  const { ask, refusal, offBecause, mayAsk } = useAsk('closeDecision')
  const [note, setNote] = useState('')
  const decides = commander === null || commander === me.personId || me.accountRole === 'admin'
  const withdraws = decides || decision.proposedBy === me.personId
  if (!mayAsk || !withdraws) return null
  const isContested = decision.objections.length > 0
  const missing = isContested && !note.trim() ? 'Say why it goes ahead first' : null
  const close = (outcome: DecisionOutcome) =>
    void ask({ type: 'closeDecision', decisionId: id, outcome, note })
  return (
    <>
      {isContested && decides && (
        <TextField
          label="Why it goes ahead all the same"
          value={note}
          maxLength={500}
          onChange={(event) => setNote(event.target.value)}
        />
      )}
      <div className={styles.buttons}>
        {decides && (
          <Button live disabledBecause={offBecause ?? missing} onClick={() => close('decided')}>
            {isContested ? 'Decide all the same' : 'Decide now'}
          </Button>
        )}
        <Button kind="quiet" live disabledBecause={offBecause} onClick={() => close('withdrawn')}>
          Withdraw
        </Button>
      </div>
      {refusal && <InlineError>{refusal.message}</InlineError>}
    </>
  )
}
