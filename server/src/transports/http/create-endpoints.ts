import type { Clock } from '@warroom/shared/ports/clock.ts'
import type { IdSource } from '@warroom/shared/ports/id-source.ts'
import type { ApiTokens } from '../../identity/api-tokens.ts'
import type { Invitations } from '../../identity/invitations.ts'
import type { OpenSockets } from '../../identity/open-sockets.ts'
import type { Sessions } from '../../identity/sessions.ts'
import type { IdempotencyStore } from '../../ports/idempotency-store.ts'
import type { IdentityStore } from '../../ports/identity-store.ts'
import type { IncidentIndex } from '../../ports/incident-index.ts'
import type { SettingsStore } from '../../ports/settings-store.ts'
import type { StorageHealth } from '../../ports/storage-health.ts'
import type { IncidentRooms } from '../../rooms/incident-rooms.ts'
import { DefaultAuthority } from '../../workspace/default-authority.ts'
import { Runbooks } from '../../workspace/runbooks.ts'
import type { Overload } from '../load-rule.ts'
import type { Site } from '../site.ts'
import type { Endpoint } from './endpoint.ts'
import { authorityEndpoints } from './endpoints/authority-endpoints.ts'
import { commandEndpoint } from './endpoints/command-endpoint.ts'
import { declareEndpoint } from './endpoints/declare-endpoint.ts'
import { type HealthParts, healthEndpoint } from './endpoints/health-endpoint.ts'
import { incidentEndpoints } from './endpoints/incident-endpoints.ts'
import { incidentListEndpoint } from './endpoints/incident-list-endpoint.ts'
import { inviteEndpoint } from './endpoints/invite-endpoint.ts'
import { operationsEndpoints } from './endpoints/operations-endpoints.ts'
import { peopleEndpoints } from './endpoints/people-endpoints.ts'
import { runbookEndpoints } from './endpoints/runbook-endpoints.ts'
import { sessionEndpoints } from './endpoints/session-endpoints.ts'
import { signInEndpoints } from './endpoints/sign-in-endpoints.ts'
import { tokenEndpoints } from './endpoints/token-endpoints.ts'
import { IdempotentIds } from './idempotent-ids.ts'
import type { Metrics } from './metrics.ts'
import { openApiDocument } from './openapi.ts'
import type { RateLimits } from './rate-limits.ts'
import { WALL_PATHS } from './wall-paths.ts'

export interface EndpointParts {
  readonly site: Site
  readonly rooms: IncidentRooms
  readonly index: IncidentIndex
  readonly identity: IdentityStore
  readonly idempotency: IdempotencyStore
  readonly settings: SettingsStore
  readonly health: StorageHealth
  readonly sessions: Sessions
  readonly tokens: ApiTokens
  readonly invitations: Invitations
  readonly openSockets: OpenSockets
  readonly limits: RateLimits
  readonly metrics: Metrics
  readonly isStopping: () => boolean
  readonly degraded: () => readonly string[]
  readonly overload: () => Overload | null
  readonly readHealth: HealthParts['health']
  readonly clock: Clock
  readonly ids: IdSource
}

/** Every call of the API. */
export function createEndpoints(parts: EndpointParts): readonly Endpoint[] {
  const authority = new DefaultAuthority(parts.settings, parts.clock)
  const idempotent = new IdempotentIds(parts.idempotency, parts)
  let document: unknown
  const openApi = () => {
    document ??= openApiDocument(endpoints, { serverUrl: parts.site.publicUrl, others: WALL_PATHS })
    return document
  }
  const endpoints: readonly Endpoint[] = [
    ...operationsEndpoints({ ...parts, openApi }),
    healthEndpoint({ index: parts.index, health: parts.readHealth }),
    ...signInEndpoints(parts),
    inviteEndpoint(parts),
    ...sessionEndpoints(parts),
    ...tokenEndpoints(parts),
    ...peopleEndpoints(parts),
    ...runbookEndpoints({ runbooks: new Runbooks(parts.settings, parts) }),
    ...authorityEndpoints({ authority }),
    incidentListEndpoint(parts),
    declareEndpoint({ ...parts, authority, idempotent }),
    ...incidentEndpoints(parts),
    commandEndpoint(parts),
  ]
  return endpoints
}
