import type { IncidentId } from '@warroom/shared/domain/ids.ts'

/** One room in memory, as operators see it. */
export interface OpenRoom {
  readonly incidentId: IncidentId
  readonly seq: number
  readonly connections: number
  /** Pieces of work that have arrived and are not yet decided. */
  readonly waiting: number
  /** Of its larger document, about. */
  readonly bytes: number
  /** Most log rows of a document since its checkpoint. */
  readonly tail: number
}
