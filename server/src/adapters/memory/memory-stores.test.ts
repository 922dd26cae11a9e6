import { describe } from 'vitest'
import { testIdempotencyStore } from '../../testing/idempotency-store.contract.ts'
import { testIdentityStore } from '../../testing/identity-store.contract.ts'
import { testIncidentIndex } from '../../testing/incident-index.contract.ts'
import { testIncidentLog } from '../../testing/incident-log.contract.ts'
import { testPresenceStore } from '../../testing/presence-store.contract.ts'
import { testSettingsStore } from '../../testing/settings-store.contract.ts'
import { MemoryIdempotencyStore } from './memory-idempotency-store.ts'
import { MemoryIdentityStore } from './memory-identity-store.ts'
import { MemoryIncidentIndex } from './memory-incident-index.ts'
import { MemoryIncidentLog } from './memory-incident-log.ts'
import { MemoryPresenceStore } from './memory-presence-store.ts'
import { MemorySettingsStore } from './memory-settings-store.ts'

describe('in memory', () => {
  testIncidentLog(async () => new MemoryIncidentLog())
  testIncidentIndex(async () => {
    const log = new MemoryIncidentLog()
    return { log, index: new MemoryIncidentIndex(log) }
  })
  testIdentityStore(async () => new MemoryIdentityStore())
  testIdempotencyStore(async () => new MemoryIdempotencyStore())
  testSettingsStore(async () => new MemorySettingsStore())
  testPresenceStore(async () => new MemoryPresenceStore())
})
