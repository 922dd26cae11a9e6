/** The hooks and fields of `room/` on a bare page, for browser tests: a room without the features around it. */
import '../../ui/tokens.css'
import '../../ui/base.css'
import type { AccountRole } from '@warroom/shared/domain/account-role.ts'
import { asPersonId } from '@warroom/shared/domain/ids.ts'
import { StrictMode, useState } from 'react'
import { createRoot } from 'react-dom/client'
import { RoomProvider } from '../room-provider.tsx'
import { SharedField } from '../shared-field.tsx'
import { SharedTextarea } from '../shared-textarea.tsx'
import { useBoardText, useHypothesis, useHypothesisIds } from '../use-board.ts'
import { useBoardEdits } from '../use-board-edits.ts'
import { useCommand } from '../use-command.ts'
import { useConnection } from '../use-connection.ts'
import { useNow } from '../use-now.ts'
import { usePeople } from '../use-presence.ts'
import { useRecordPart } from '../use-record.ts'
import { useUndo } from '../use-undo.ts'

function Hypothesis({ id }: { id: string }) {
  const hypothesis = useHypothesis(id)
  if (!hypothesis) return null
  return (
    <li>
      <SharedField
        collection="hypotheses"
        id={id}
        field="statement"
        label="Statement"
        value={hypothesis.statement}
        maxLength={200}
        required
      />
    </li>
  )
}

function Bare() {
  const connection = useConnection()
  const people = usePeople()
  const ids = useHypothesisIds()
  const edits = useBoardEdits()
  const { last, undo } = useUndo()
  const { send, online } = useCommand()
  const title = useRecordPart((record) => record.incident.title)
  const commander = useRecordPart((record) => record.roles.commander?.holder ?? null)
  const [answer, setAnswer] = useState('')
  const now = useNow()
  const claim = async (): Promise<void> => {
    const result = await send({ type: 'assumeRole', role: 'commander', expectedHolder: null })
    setAnswer(result.ok ? 'mine' : result.refusal.code)
  }
  return (
    <main style={{ maxWidth: 600, margin: 'auto', display: 'grid', gap: 12 }}>
      <h1>{title ?? 'Loading'}</h1>
      <output data-testid="status">{connection.status}</output>
      <output data-testid="unsaved">{connection.unsavedEdits}</output>
      <output data-testid="copy">{String(!connection.keepsNoCopy)}</output>
      <output data-testid="people">{people.map((person) => person.name).join(', ')}</output>
      <output data-testid="now">{now}</output>
      <output data-testid="commander">{commander}</output>
      <output data-testid="answer">{answer}</output>
      <output data-testid="merged">
        {connection.mergedWhileAway?.entries.map((e) => e.text).join('; ')}
      </output>
      <button type="button" onClick={() => edits.proposeHypothesis('Bad deploy')}>
        Propose
      </button>
      <button type="button" onClick={() => undo()}>
        Undo {last?.label}
      </button>
      <button type="button" disabled={!online} onClick={() => void claim()}>
        Take command
      </button>
      <ul>
        {ids.map((id) => (
          <Hypothesis key={id} id={id} />
        ))}
      </ul>
      <SharedTextarea text={useBoardText('notes')} label="Notes" name="notes" kind="text" id="notes" />
    </main>
  )
}

const asked = new URLSearchParams(location.search)
const word = (name: string): string => asked.get(name) ?? ''
const me = {
  personId: asPersonId(word('person')),
  name: word('name'),
  accountRole: (word('role') || 'responder') as AccountRole,
}
const root = document.getElementById('root')
if (root) {
  createRoot(root).render(
    <StrictMode>
      <RoomProvider incidentId={word('incident')} me={me}>
        <Bare />
      </RoomProvider>
    </StrictMode>,
  )
}
