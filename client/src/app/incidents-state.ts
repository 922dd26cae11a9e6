import type { ListedIncident } from '@warroom/shared/protocol/socket-events.ts'

/** The list of incidents as this screen knows it. */
export interface IncidentsState {
  readonly rows: readonly ListedIncident[]
  /** Whether changes arrive by themselves now. */
  readonly live: boolean
  /** When the rows were last known to be right, by the server's clock; `null` before the first answer ever. */
  readonly asOf: number | null
  /** Why the list could not be fetched; the old rows stay. */
  readonly problem: string | null
  /** Rows pushed since this page opened: a listing asked for earlier may not know them yet. */
  readonly pushed: ReadonlySet<string>
}

export type IncidentsEvent =
  | { readonly type: 'remembered'; readonly rows: readonly ListedIncident[]; readonly asOf: number }
  | { readonly type: 'listed'; readonly rows: readonly ListedIncident[]; readonly at: number }
  | { readonly type: 'changed'; readonly rows: readonly ListedIncident[]; readonly at: number }
  | { readonly type: 'failed'; readonly sentence: string }
  | { readonly type: 'lineUp' }
  | { readonly type: 'lineDown'; readonly at: number }

export const NO_INCIDENTS: IncidentsState = {
  rows: [],
  live: false,
  asOf: null,
  problem: null,
  pushed: new Set(),
}

export function nextIncidents(state: IncidentsState, event: IncidentsEvent): IncidentsState {
  switch (event.type) {
    case 'remembered':
      // An answer that was faster than this device's own disk wins.
      return state.asOf === null ? { ...state, rows: event.rows, asOf: event.asOf } : state
    case 'listed': {
      const known = new Map(state.rows.map((row) => [row.id, row]))
      // HTTP does not tell who is there: keep what the socket said.
      const listed = event.rows.map((row) => ({ ...row, people: known.get(row.id)?.people ?? row.people }))
      const kept = state.rows.filter((row) => state.pushed.has(row.id))
      return { ...state, rows: merged(listed, kept), asOf: event.at, problem: null }
    }
    case 'changed': {
      const pushed = new Set([...state.pushed, ...event.rows.map((row) => row.id)])
      return { ...state, rows: merged(state.rows, event.rows), asOf: event.at, pushed }
    }
    case 'failed':
      return { ...state, problem: event.sentence }
    case 'lineUp':
      return { ...state, live: true }
    case 'lineDown':
      // While the line was up the rows were right until this moment.
      return { ...state, live: false, asOf: state.live ? event.at : state.asOf }
  }
}

/**
 * By id; the later state of an incident wins. People have no place in that order: the second list, being pushed over one
 * line, knows them better even on an older row.
 */
function merged(
  rows: readonly ListedIncident[],
  others: readonly ListedIncident[],
): readonly ListedIncident[] {
  const byId = new Map(rows.map((row) => [row.id, row]))
  for (const row of others) {
    const known = byId.get(row.id)
    byId.set(row.id, known && known.seq > row.seq ? { ...known, people: row.people } : row)
  }
  return [...byId.values()]
}
