import { welcome } from '@warroom/shared/document/apply-event.ts'
import type { Actor } from '@warroom/shared/domain/actor.ts'
import type { Append } from '../ports/incident-log.ts'
import type { DocumentLane } from './document-lane.ts'
import type { RoomDocuments } from './room-documents.ts'

/** Puts a person among the participants; nothing happens when they are one. Committed before it is told. */
export async function welcomePerson(
  actor: Actor,
  at: number,
  room: {
    readonly documents: RoomDocuments
    readonly lanes: { readonly record: DocumentLane }
    commit(append: Pick<Append, 'rows' | 'newClients' | 'command'>): Promise<void>
    tellSaved(): void
  },
): Promise<void> {
  const update = room.lanes.record.write(() => welcome(room.documents.record, actor, at))
  if (!update) return
  const row = { at, document: 'record', personId: actor.personId, update, events: [] } as const
  await room.commit({ rows: [row], newClients: [], command: null })
  room.lanes.record.broadcast([update])
  room.tellSaved()
}
