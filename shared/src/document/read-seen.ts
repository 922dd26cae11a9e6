/** A `SeenState` as a device kept it → plain values again. Total: another version may have written it. */
import { ACTION_STATES } from '../domain/action.ts'
import { HYPOTHESIS_STATUSES } from '../domain/hypothesis.ts'
import type { PersonId } from '../domain/ids.ts'
import { INCIDENT_STATUSES } from '../domain/incident-status.ts'
import type { SeenState } from '../domain/seen-state.ts'
import { SEVERITIES } from '../domain/severity.ts'
import { readFields } from './field-reader.ts'

/** `null` for what no `SeenState` can be made of: as good as never seen. */
export function readSeen(kept: unknown): SeenState | null {
  const f = readFields(kept)
  const at = f.number('at')
  if (at === null) return null
  const part = (key: string): unknown =>
    kept !== null && typeof kept === 'object' && Object.hasOwn(kept, key)
      ? (kept as Record<string, unknown>)[key]
      : undefined
  const ids = (value: unknown): PersonId[] =>
    Array.isArray(value) ? value.filter((id): id is PersonId => typeof id === 'string') : []
  const each = <T>(key: string, read: (value: unknown, id: string) => T): Record<string, T> => {
    const values = part(key)
    return values !== null && typeof values === 'object'
      ? Object.fromEntries(Object.entries(values).map(([id, value]) => [id, read(value, id)]))
      : {}
  }
  const word = <T extends string>(value: unknown, allowed: readonly T[], fallback: T): T =>
    allowed.find((one) => one === value) ?? fallback
  return {
    at,
    title: f.text('title'),
    severity: f.word('severity', SEVERITIES, 'unknown'),
    status: f.word('status', INCIDENT_STATUSES, 'declared'),
    holders: each('holders', (value) => (typeof value === 'string' ? (value as PersonId) : ('' as PersonId))),
    roadblocks: ids(part('roadblocks')),
    lastUpdate: f.number('lastUpdate') ?? 0,
    hypotheses: each('hypotheses', (value) => word(value, HYPOTHESIS_STATUSES, 'proposed')),
    actions: each('actions', (value) => {
      const action = readFields(value)
      return {
        state: action.word('state', ACTION_STATES, 'open'),
        owner: action.id<PersonId>('owner'),
        late: action.boolean('late'),
      }
    }),
    criteria: each('criteria', (value) => value === true),
    whatHappened: f.number('whatHappened') ?? 0,
    impact: f.number('impact') ?? 0,
    here: Array.isArray(part('here')) ? ids(part('here')) : null,
  }
}
