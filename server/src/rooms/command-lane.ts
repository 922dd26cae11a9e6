/** Commands, one after the other: decided against the committed record, committed, then told. */
import type { Command } from '@warroom/shared/commands/command.ts'
import { decide, namedPerson } from '@warroom/shared/commands/decide.ts'
import type { CommandResult } from '@warroom/shared/commands/refusal.ts'
import { applyEvent, welcome } from '@warroom/shared/document/apply-event.ts'
import { readRecord } from '@warroom/shared/document/read-record.ts'
import { type Actor, NOBODY } from '@warroom/shared/domain/actor.ts'
import type { IncidentId } from '@warroom/shared/domain/ids.ts'
import { asCommandId, asPersonId } from '@warroom/shared/domain/ids.ts'
import type { RoomDocuments } from './room-documents.ts'
import type { RoomPorts } from './room-ports.ts'
import { type RecordRoom, writeRecord } from './write-record.ts'

/** The room as this lane sees it. */
interface CommandRoom extends RecordRoom {
  readonly id: IncidentId
  readonly head: number
}

interface Asked {
  readonly command: Command
  readonly actor: Actor
  readonly ports: RoomPorts
  readonly documents: RoomDocuments
  readonly room: CommandRoom
}

const SOMEBODY_ELSES: CommandResult = {
  ok: false,
  refusal: { code: 'invalid', message: 'This command id was used by somebody else. Send it with a new id.' },
}

/** What is said without a name is written under none, whoever asks. */
const authorOf = (command: Command, actor: Actor): Actor =>
  command.type === 'raiseConcern' && command.anonymous ? NOBODY : actor

export async function answerCommand({
  command,
  actor: asking,
  ports,
  documents,
  room,
}: Asked): Promise<CommandResult> {
  const actor = authorOf(command, asking)
  const isNamed = actor !== NOBODY
  const commandId = asCommandId(command.id)
  const answered = await ports.log.answeredCommand(room.id, commandId)
  if (answered) return answered.personId === actor.personId ? answered.result : SOMEBODY_ELSES
  const name = namedPerson(command)
  const named = name === null ? null : await ports.person(asPersonId(name))
  const at = ports.clock.now()
  const record = readRecord(documents.record)
  const decision = decide(record, command, actor, { now: at, named, ids: ports.ids })
  const answer = (result: CommandResult) => ({ commandId, personId: actor.personId, result })
  if (!decision.ok) {
    const { refusal } = decision
    const result: CommandResult = { ok: false, refusal }
    // Kept as well: a refused command sent again by a lost answer must not run when authority has changed meanwhile.
    // What somebody may not do at all is not kept; it would let observers grow the store.
    if (refusal.code !== 'forbidden') await room.commit({ rows: [], newClients: [], command: answer(result) })
    return result
  }
  if (decision.events.length === 0) return { ok: true, seq: room.head }
  const result: CommandResult = { ok: true, seq: room.head + 1 }
  const personId = isNamed ? actor.personId : null
  const change = { at, personId, events: decision.events, command: answer(result) }
  const wrote = await writeRecord(room, change, () => {
    if (isNamed) welcome(documents.record, actor, at)
    if (named) welcome(documents.record, named, at)
    for (const event of decision.events)
      applyEvent(documents.record, event, { actor, at, entryId: ports.ids.next() })
  })
  return wrote ? result : { ok: true, seq: room.head }
}
