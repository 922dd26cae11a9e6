import type { Room } from '../../room/room.ts'
import { knownPerson } from '../../room/use-name-of.ts'
import type { ToldIncident } from './incident-text.ts'

/** What there is to tell at this moment; `null` until the record is here. */
export function toldIncident(room: Room, origin: string): ToldIncident | null {
  const record = room.record.get()
  if (!record) return null
  const people = room.presence.people.get()
  return {
    record,
    hypotheses: room.board.hypotheses.list.get(),
    actions: room.board.actions.list.get(),
    whatHappened: room.board.text('whatHappened').toString(),
    impact: room.board.text('impact').toString(),
    nameOf: (id) => (id !== null && knownPerson(id, record.participants, people)?.name) || 'somebody',
    now: room.time.now(),
    link: `${origin}/i/${record.incident.key}`,
  }
}
