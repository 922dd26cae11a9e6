/** What every presence store promises; run on each adapter. */
import { asIncidentId, asPersonId, type IncidentId } from '@warroom/shared/domain/ids.ts'
import { expect, test } from 'vitest'
import type { PresenceConnection, PresenceStore } from '../ports/presence-store.ts'

const id = asIncidentId('incident-1')
const connection = (
  connectionId: string,
  override: Partial<PresenceConnection> = {},
): PresenceConnection => ({
  connectionId,
  personId: asPersonId('alice'),
  name: 'Alice',
  focus: null,
  state: 'active',
  since: 1_000,
  ...override,
})

export function testPresenceStore(open: () => Promise<PresenceStore>): void {
  test('[PRES1] one face per person however many tabs, and gone with the last', async () => {
    const store = await open()
    await store.set(id, connection('t1'))
    await store.set(id, connection('t2'))
    await store.set(id, connection('b1', { personId: asPersonId('bob'), name: 'Bob' }))
    expect((await store.people(id)).map((p) => [p.name, p.connections])).toEqual([
      ['Alice', 2],
      ['Bob', 1],
    ])
    await store.remove(id, 't1')
    await store.remove(id, 't2')
    expect((await store.people(id)).map((p) => p.name)).toEqual(['Bob'])
  })

  test('[PRES2] the liveliest tab says how somebody is, and where they act is where they are', async () => {
    const store = await open()
    await store.set(
      id,
      connection('t1', { state: 'away', focus: { kind: 'action', id: 'old' }, since: 9_000 }),
    )
    await store.set(
      id,
      connection('t2', { state: 'typing', focus: { kind: 'text', id: 'impact' }, since: 2_000 }),
    )
    expect(await store.people(id)).toEqual([
      {
        personId: 'alice',
        name: 'Alice',
        focus: { kind: 'text', id: 'impact' },
        state: 'typing',
        since: 2_000,
        connections: 2,
      },
    ])
  })

  test('[PRES3] a late goodbye of an old connection does not take away the new one', async () => {
    const store = await open()
    await store.set(id, connection('old'))
    await store.set(id, connection('new'))
    await store.remove(id, 'old')
    await store.remove(id, 'old')
    expect(await store.people(id)).toHaveLength(1)
  })

  test('[PRES4] listeners hear of each change, of its own incident only', async () => {
    const store = await open()
    const heard: IncidentId[] = []
    const stop = store.onChange((incidentId) => heard.push(incidentId))
    await store.set(id, connection('t1'))
    await store.remove(id, 't1')
    await store.remove(id, 'unknown')
    stop()
    await store.set(id, connection('t2'))
    expect(heard).toEqual([id, id])
  })
}
