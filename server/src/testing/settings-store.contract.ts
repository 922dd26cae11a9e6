/** What every store of a workspace's settings promises; run on each adapter. */
import { asPersonId } from '@warroom/shared/domain/ids.ts'
import { expect, test } from 'vitest'
import type { SettingsStore } from '../ports/settings-store.ts'

const alice = asPersonId('alice')

export function testSettingsStore(open: () => Promise<SettingsStore>): void {
  const add = (store: SettingsStore, key: string, value = '{}') =>
    store.write({ key, value, expected: 0, at: 1, by: alice })

  test('[SETTING1] what was written is read back, with who and when; each change counts one up', async () => {
    const store = await open()
    expect(await store.read('authority')).toBeNull()
    expect(await add(store, 'authority', '{"a":"Ä 🙂"}')).toBe(true)
    expect(await store.write({ key: 'authority', value: '[]', expected: 1, at: 7, by: null })).toBe(true)
    expect(await store.read('authority')).toEqual({
      key: 'authority',
      revision: 2,
      value: '[]',
      at: 7,
      by: null,
    })
  })

  test('[SETTING2] whoever read an older revision, or none, changes nothing; of two at once one wins', async () => {
    const store = await open()
    const both = await Promise.all([add(store, 'k', '1'), add(store, 'k', '2')])
    expect([...both].sort()).toEqual([false, true])
    const { value } = (await store.read('k')) ?? {}
    expect(await store.write({ key: 'k', value: '3', expected: 2, at: 2, by: alice })).toBe(false)
    expect(await store.write({ key: 'k', value: null, expected: 2, at: 2, by: alice })).toBe(false)
    expect(await store.write({ key: 'none', value: '3', expected: 1, at: 2, by: alice })).toBe(false)
    expect(await store.read('k')).toMatchObject({ value, revision: 1 })
  })

  test('[SETTING3] a list holds what begins so, by key, and not what was taken away', async () => {
    const store = await open()
    for (const key of ['runbook:b', 'runbook:a', 'runbook-proposal:a', 'runbook:%', 'Runbook:c'])
      await add(store, key)
    expect(await store.write({ key: 'runbook:b', value: null, expected: 1, at: 2, by: alice })).toBe(true)
    const keys = async (prefix: string) => (await store.list(prefix)).map(({ key }) => key)
    expect(await keys('runbook:')).toEqual(['runbook:%', 'runbook:a'])
    expect(await keys('nothing')).toEqual([])
    expect(await add(store, 'runbook:b')).toBe(true)
  })
}
