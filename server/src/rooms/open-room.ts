/** From the log to a room: read, a pause for those who only want to read (`early-readers.ts`), built. */
import type { IncidentId } from '@warroom/shared/domain/ids.ts'
import type { EarlyReaders } from './early-readers.ts'
import { IncidentRoom } from './incident-room.ts'
import { buildRoom } from './room-documents.ts'
import type { RoomPorts } from './room-ports.ts'
import { readStoredRoom } from './stored-room.ts'

/** `null` when there is no such incident. */
export async function openRoom(
  id: IncidentId,
  ports: RoomPorts,
  early: EarlyReaders,
  onClosed: () => void,
): Promise<IncidentRoom | null> {
  const since = performance.now()
  const stored = await readStoredRoom(ports.log, id)
  const readMs = performance.now() - since
  await early.pause(stored)
  if (!stored) return null
  const builtFrom = performance.now()
  const loaded = buildRoom(stored)
  ports.figures.opened((readMs + performance.now() - builtFrom) / 1000)
  ports.bus.tell({ kind: 'cursorsAsked', incidentId: id })
  const room = new IncidentRoom(id, loaded, ports, onClosed)
  early.moveInto(room)
  return room
}
