/** What silence has decided by now: written, committed, told. Nobody's act, so it stands under nobody's name. */
import { settledDecisions } from '@warroom/shared/commands/proposal-decisions.ts'
import { applyEvent } from '@warroom/shared/document/apply-event.ts'
import { readRecord } from '@warroom/shared/document/read-record.ts'
import { NOBODY } from '@warroom/shared/domain/actor.ts'
import type { RoomDocuments } from './room-documents.ts'
import type { RoomPorts } from './room-ports.ts'
import { type RecordRoom, writeRecord } from './write-record.ts'

interface SettlingRoom extends RecordRoom {
  readonly ports: RoomPorts
  readonly documents: RoomDocuments
}

export async function settleDecisions(room: SettlingRoom): Promise<void> {
  const { ports, documents } = room
  const at = ports.clock.now()
  const events = settledDecisions(readRecord(documents.record), at)
  if (events.length === 0) return
  await writeRecord(room, { at, personId: null, events, command: null }, () => {
    for (const event of events)
      applyEvent(documents.record, event, { actor: NOBODY, at, entryId: ports.ids.next() })
  })
}
