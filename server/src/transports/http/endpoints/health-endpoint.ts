import type { Health } from '@warroom/shared/protocol/health.ts'
import { healthSchema } from '@warroom/shared/protocol/health.ts'
import type { IncidentIndex } from '../../../ports/incident-index.ts'
import type { OpenRoom } from '../../../rooms/open-room-figures.ts'
import { type Endpoint, endpoint } from '../endpoint.ts'
import { fromStorage } from '../from-storage.ts'

export interface HealthParts {
  readonly index: Pick<IncidentIndex, 'find'>
  /** Everything but the rooms' names. */
  readonly health: () => Omit<Health, 'rooms'> & { readonly rooms: readonly OpenRoom[] }
}

/** More rooms than anybody reads; the rest is in the figures. */
const MOST_ROOMS = 200

/** How this instance is, for whoever looks after it at night. */
export function healthEndpoint({ index, health }: HealthParts): Endpoint {
  return endpoint({
    method: 'get',
    path: '/api/v1/health',
    tag: 'operations',
    summary: 'This instance: its rooms, the other instances, what waits, how busy it is',
    access: 'operations:read',
    answers: { 200: { description: 'As it is now.', body: healthSchema } },
    handle: async () => {
      const { rooms, ...rest } = health()
      const shown = rooms.toSorted((a, b) => b.connections - a.connections).slice(0, MOST_ROOMS)
      const named = await fromStorage(Promise.all(shown.map((room) => withName(room, index))))
      return { status: 200, body: { ...rest, rooms: named } satisfies Health }
    },
  })
}

async function withName(room: OpenRoom, index: HealthParts['index']) {
  const incident = await index.find(room.incidentId)
  return {
    ...room,
    incidentId: String(room.incidentId),
    key: incident?.key ?? '',
    title: incident?.title ?? '',
  }
}
