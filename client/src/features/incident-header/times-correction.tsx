import {
  type IncidentFacts,
  MILESTONE_LABEL,
  MILESTONES,
  type Milestone,
} from '@warroom/shared/domain/incident.ts'
import type { IncidentRecord } from '@warroom/shared/domain/incident-record.ts'
import { useState } from 'react'
import { useAsk } from '../../room/use-ask.ts'
import { useNameOf } from '../../room/use-name-of.ts'
import { useNow } from '../../room/use-now.ts'
import { useRecordPart } from '../../room/use-record.ts'
import { Button } from '../../ui/button.tsx'
import { ownZone, useZone } from '../../ui/clock-zone.ts'
import { TextField } from '../../ui/field.tsx'
import { inputValue, instantOfInput } from '../../ui/instant-input.ts'
import { wholeText, zoneName } from '../../ui/instant-text.ts'
import { Popover } from '../../ui/popover.tsx'
import { correctionText } from './correction-text.ts'
import styles from './header-form.module.css'

/** The incident's instants, and a way to put them right. What stood there before stays on the timeline. */
export function TimesCorrection({ incident }: { readonly incident: IncidentFacts }) {
  return (
    <Popover label="Times of the incident" trigger="Times" kind="quiet" triggerIsNamed>
      {(close) => <TimesForm incident={incident} onClose={close} />}
    </Popover>
  )
}

const textsOf = (incident: IncidentFacts, zone: string) =>
  Object.fromEntries(MILESTONES.map((m) => [m, inputValue(incident[m], zone)])) as Record<Milestone, string>

function TimesForm({
  incident,
  onClose,
}: {
  readonly incident: IncidentFacts
  readonly onClose: () => void
}) {
  const { ask, refusal, asking, offBecause, mayAsk } = useAsk('correctIncident')
  // Fixed while it is open: what is typed keeps its meaning.
  const shown = useZone()
  const [zone] = useState(shown)
  // What the form showed when it opened: what somebody else corrects meanwhile is not put back.
  const [before] = useState(() => textsOf(incident, zone))
  const [texts, setTexts] = useState(before)
  const now = useNow(60_000)
  const meant = (milestone: Milestone) => instantOfInput(texts[milestone], zone)
  const changed = MILESTONES.filter((m) => texts[m] !== before[m])
  const correct = async () => {
    const timestamps = Object.fromEntries(changed.map((m) => [m, meant(m)]))
    const result = await ask({ type: 'correctIncident', timestamps })
    if (result.ok) onClose()
  }
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault()
        if (!offBecause && changed.length > 0) void correct()
      }}
    >
      {MILESTONES.map((milestone) => (
        <TextField
          key={milestone}
          label={`${MILESTONE_LABEL[milestone]} (${zoneName(meant(milestone) ?? now, zone)})`}
          title={titleOf(meant(milestone), zone)}
          type="datetime-local"
          value={texts[milestone]}
          readOnly={!mayAsk}
          onChange={(event) => setTexts({ ...texts, [milestone]: event.target.value })}
        />
      ))}
      {refusal && (
        <p className={styles.refusal} role="alert">
          {refusal.message}
        </p>
      )}
      {mayAsk && (
        <div className={styles.buttons}>
          <Button
            kind="go"
            live
            type="submit"
            disabledBecause={offBecause ?? (changed.length > 0 ? null : 'Change a time first')}
          >
            {asking ? 'Asking…' : 'Correct times'}
          </Button>
          <Button onClick={onClose}>Leave them</Button>
        </div>
      )}
      <Corrections />
    </form>
  )
}

/** The same moment in the other zone. */
const titleOf = (at: number | null, zone: string): string | undefined =>
  at === null ? undefined : wholeText(at, zone === 'UTC' ? ownZone() : 'UTC')

const correctionsOf = (record: IncidentRecord): IncidentRecord['corrections'] => record.corrections

/** What stood there before, newest first: a correction never hides it. */
function Corrections() {
  const corrections = useRecordPart(correctionsOf) ?? []
  const nameOf = useNameOf()
  const zone = useZone()
  const now = useNow(60_000)
  if (corrections.length === 0) return null
  return (
    <section aria-label="What was corrected">
      <h3 className={styles.formHead}>Corrected</h3>
      <ul className={styles.corrections}>
        {corrections.toReversed().map((correction) => (
          <li key={`${correction.field} ${correction.at}`}>
            {correctionText(correction, nameOf(correction.by), now, zone)}
          </li>
        ))}
      </ul>
    </section>
  )
}
