import type { IncidentRecord } from '@warroom/shared/domain/incident-record.ts'
import { updateCadenceMinutes } from '@warroom/shared/domain/severity.ts'
import { useState } from 'react'
import { NeedsConnection } from '../../room/needs-connection.tsx'
import { useRoom } from '../../room/room-context.ts'
import { useAsk } from '../../room/use-ask.ts'
import { useDraftText } from '../../room/use-board.ts'
import { useNow } from '../../room/use-now.ts'
import { useWords } from '../../room/use-words.ts'
import { Button } from '../../ui/button.tsx'
import { useOtherZone, useZone } from '../../ui/clock-zone.ts'
import { TextField } from '../../ui/field.tsx'
import { InlineError } from '../../ui/inline-error.tsx'
import { instantText, wholeText, zoneName } from '../../ui/instant-text.ts'
import { announce } from '../../ui/live-region.tsx'
import { Select } from '../../ui/select.tsx'
import type { SelectOption } from '../../ui/select-option.ts'
import { missingForUpdate } from './missing-for-update.ts'
import { type NextUpdateChoice, nextUpdateAt, SPANS_MIN, spanWords } from './next-update.ts'
import styles from './stakeholder-update.module.css'

/** What is told, until when the next word is promised, and the one button that tells it. */
export function PublishUpdate({ record }: { readonly record: IncidentRecord }) {
  const { ask, refusal, asking, offBecause, mayAsk } = useAsk('publishUpdate')
  const { time } = useRoom()
  const [choice, setChoice] = useState<NextUpdateChoice>('rhythm')
  const [typed, setTyped] = useState({ clock: '', zone: 'UTC' })
  const zone = useZone()
  const otherZone = useOtherZone()
  // A time of day that was typed in the other zone is asked again, not read anew.
  const clock = typed.zone === zone ? typed.clock : ''
  const whatHappened = useWords(useDraftText('whatHappened'))
  const impact = useWords(useDraftText('impact'))
  const nextSteps = useWords(useDraftText('nextSteps'))
  const cadenceMin = updateCadenceMinutes(record.incident.severity)
  const now = useNow(15_000)
  if (!mayAsk) return null
  const dueAt = nextUpdateAt(choice, { clock, zone, cadenceMin, now })
  const missing =
    missingForUpdate({ whatHappened, impact }) ?? (dueAt === null ? 'Say when they hear again.' : null)
  const publish = async () => {
    // A promise counts from when it is given: from now, not from the last tick. The rhythm is the server's own matter.
    const promised = nextUpdateAt(choice, { clock, zone, cadenceMin, now: time.now() })
    const result = await ask({
      type: 'publishUpdate',
      whatHappened,
      impact,
      nextSteps,
      ...(choice === 'rhythm' && cadenceMin !== null ? {} : { nextUpdateDueAt: promised }),
    })
    if (!result.ok) return
    announce('Published.')
    setChoice('rhythm')
  }
  return (
    <div className={styles.publish}>
      <div className={styles.next}>
        <Select label="Next update" value={choice} onChange={setChoice} options={optionsFor(cadenceMin)} />
        {choice === 'clock' && (
          <TextField
            label={`At (${zoneName(dueAt ?? now, zone)})`}
            type="time"
            value={clock}
            autoFocus
            onChange={(event) => setTyped({ clock: event.target.value, zone })}
          />
        )}
        {dueAt !== null && (
          <p className={styles.quiet}>
            by <b className={styles.dueAt}>{instantText(dueAt, now, zone)}</b>
            <br />
            {wholeText(dueAt, otherZone)}
          </p>
        )}
      </div>
      <div className={styles.next}>
        <Button kind="go" live disabledBecause={offBecause ?? missing} onClick={() => void publish()}>
          {asking ? 'Asking…' : 'Publish'}
        </Button>
        <NeedsConnection />
      </div>
      {missing && <p className={styles.quiet}>{missing}</p>}
      {refusal && <InlineError>{refusal.message}</InlineError>}
    </div>
  )
}

function optionsFor(cadenceMin: number | null): readonly SelectOption<NextUpdateChoice>[] {
  const rhythm = { value: 'rhythm' as const, label: spanWords(cadenceMin ?? 60) }
  const spans = SPANS_MIN.filter((minutes) => minutes !== (cadenceMin ?? 60)).map((minutes) => ({
    value: `${minutes}` as const,
    label: spanWords(minutes),
  }))
  return [rhythm, ...spans, { value: 'clock', label: 'at a time of day…' }]
}
