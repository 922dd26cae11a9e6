/** Checkpoints: the whole of a document at a place in the log, so that the next opening replays a short tail only. */
import type { IncidentId } from '@warroom/shared/domain/ids.ts'
import * as Y from 'yjs'
import type { IncidentLog } from '../ports/incident-log.ts'
import type { DocumentLane } from './document-lane.ts'

/** Rows on top of a checkpoint before a new one is written. */
const EVERY_ROWS = 400

/** One at a time, when the log has grown. */
export class Checkpointing {
  private isWriting = false

  isDue(lanes: readonly DocumentLane[]): boolean {
    return !this.isWriting && lanes.some((lane) => lane.rowsSinceCheckpoint >= EVERY_ROWS)
  }

  begin(writing: Promise<void>): void {
    this.isWriting = true
    const written = () => {
      this.isWriting = false
    }
    writing.then(written, () => undefined) // The room has closed over it already.
  }
}

/**
 * Writes one of each document when the log of any has grown by `everyRows`: to find the few rows of one, the many of the
 * other would have to be read over. What is in memory is what is committed up to `head`.
 */
export async function writeCheckpoints(
  log: IncidentLog,
  at: { readonly incidentId: IncidentId; readonly head: number },
  lanes: readonly DocumentLane[],
  everyRows = EVERY_ROWS,
): Promise<void> {
  if (!lanes.some((lane) => lane.rowsSinceCheckpoint >= everyRows)) return
  for (const lane of lanes) {
    const state = Y.encodeStateAsUpdate(lane.doc)
    await log.saveCheckpoint(at.incidentId, lane.name, { seq: at.head, state })
    lane.rowsSinceCheckpoint = 0
  }
}
