import type { IncidentRecord } from '@warroom/shared/domain/incident-record.ts'
import { useAsk } from '../room/use-ask.ts'
import { useMe } from '../room/use-presence.ts'
import { useRecordPart } from '../room/use-record.ts'
import { Button } from '../ui/button.tsx'
import { InlineError } from '../ui/inline-error.tsx'

const callsOf = (record: IncidentRecord): IncidentRecord['callsForHelp'] => record.callsForHelp

export interface StuckButtonProps {
  /** The card it is about; none for "in general". */
  readonly subject?: { readonly kind: 'action' | 'hypothesis'; readonly id: string }
}

/** One tap, no form: the words can follow on the call. Pressed, it says that it was heard. */
export function StuckButton({ subject }: StuckButtonProps) {
  const me = useMe()
  const calls = useRecordPart(callsOf)
  const { ask, refusal, offBecause, mayAsk } = useAsk('signalStuck')
  if (!mayAsk) return null
  const isCalled = Object.values(calls ?? {}).some(
    (call) => call.by === me.personId && call.clearedAt === null && call.subjectId === (subject?.id ?? null),
  )
  const about = subject ? { subjectKind: subject.kind, subjectId: subject.id } : {}
  return (
    <>
      <Button
        live
        pressed={isCalled}
        disabledBecause={offBecause}
        onClick={() => isCalled || void ask({ type: 'signalStuck', ...about })}
      >
        {isCalled ? 'Somebody will come' : 'I’m stuck'}
      </Button>
      {refusal && <InlineError>{refusal.message}</InlineError>}
    </>
  )
}
