import { welcome } from '@warroom/shared/document/apply-event.ts'
import type { Actor } from '@warroom/shared/domain/actor.ts'
import type { RoomDocuments } from './room-documents.ts'
import { type RecordRoom, writeRecord } from './write-record.ts'

/** Puts a person among the participants; nothing happens when they are one. Committed before it is told. */
export async function welcomePerson(
  actor: Actor,
  at: number,
  room: RecordRoom & { readonly documents: RoomDocuments },
): Promise<void> {
  const { personId } = actor
  await writeRecord(room, { at, personId, events: [], command: null }, () =>
    welcome(room.documents.record, actor, at),
  )
}
