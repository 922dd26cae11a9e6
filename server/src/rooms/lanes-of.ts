import type { IncidentId } from '@warroom/shared/domain/ids.ts'
import { DocumentLane } from './document-lane.ts'
import type { RoomDocuments } from './room-documents.ts'
import type { RoomPorts } from './room-ports.ts'

/** A lane for each document of a room. */
export function lanesOf(
  incidentId: IncidentId,
  { record, board, tail }: RoomDocuments,
  { clock, scheduler, bus }: Pick<RoomPorts, 'clock' | 'scheduler' | 'bus'>,
): { readonly record: DocumentLane; readonly board: DocumentLane } {
  const ports = (document: 'record' | 'board') => ({
    now: () => clock.now(),
    after: (delayMs: number, task: () => void) => scheduler.after(delayMs, task),
    tellInstances: (update: Uint8Array) => bus.tell({ kind: 'cursors', incidentId, document, update }),
  })
  return {
    record: new DocumentLane('record', record.doc, tail.record, ports('record')),
    board: new DocumentLane('board', board.doc, tail.board, ports('board')),
  }
}
