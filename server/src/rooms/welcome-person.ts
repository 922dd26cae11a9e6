import { welcome } from '@warroom/shared/document/apply-event.ts'
import type { Actor } from '@warroom/shared/domain/actor.ts'
import type { IncidentRoom } from './incident-room.ts'

/** Puts a person among the participants; nothing happens when they are one. Committed before it is told. */
export async function welcomePerson(
  actor: Actor,
  at: number,
  room: Pick<IncidentRoom, 'documents' | 'lanes' | 'commit' | 'tellSaved'>,
): Promise<void> {
  const update = room.lanes.record.write(() => welcome(room.documents.record, actor, at))
  if (!update) return
  const row = { at, document: 'record', personId: actor.personId, update, events: [] } as const
  await room.commit({ rows: [row], newClients: [], command: null })
  room.lanes.record.broadcast([update])
  room.tellSaved()
}
