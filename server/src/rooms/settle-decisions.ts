/** What silence has decided by now: written, committed, told. Nobody's act, so it stands under nobody's name. */
import { settledDecisions } from '@warroom/shared/commands/proposal-decisions.ts'
import { applyEvent } from '@warroom/shared/document/apply-event.ts'
import { readRecord } from '@warroom/shared/document/read-record.ts'
import { NOBODY } from '@warroom/shared/domain/actor.ts'
import type { Append } from '../ports/incident-log.ts'
import type { DocumentLane } from './document-lane.ts'
import type { RoomDocuments } from './room-documents.ts'
import type { RoomPorts } from './room-ports.ts'

interface SettlingRoom {
  readonly ports: RoomPorts
  readonly documents: RoomDocuments
  readonly lanes: { readonly record: DocumentLane }
  commit(append: Pick<Append, 'rows' | 'newClients' | 'command'>): Promise<void>
  tellSaved(): void
}

export async function settleDecisions(room: SettlingRoom): Promise<void> {
  const { ports, documents, lanes } = room
  const at = ports.clock.now()
  const events = settledDecisions(readRecord(documents.record), at)
  if (events.length === 0) return
  const update = lanes.record.write(() => {
    for (const event of events)
      applyEvent(documents.record, event, { actor: NOBODY, at, entryId: ports.ids.next() })
  })
  if (!update) return
  const row = { at, document: 'record', personId: null, update, events } as const
  await room.commit({ rows: [row], newClients: [], command: null })
  lanes.record.broadcast([update])
  room.tellSaved()
}
