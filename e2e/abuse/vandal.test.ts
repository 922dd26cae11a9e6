import { updateFrame } from '@warroom/server/rooms/sync-frames.ts'
import { openBoard } from '@warroom/shared/document/board-document.ts'
import { addAction } from '@warroom/shared/document/board-edits.ts'
import { asPersonId } from '@warroom/shared/domain/ids.ts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import * as Y from 'yjs'
import { type Member, RunningServer } from '../wire/running-server.ts'
import { openStock, synced, until } from '../wire/stock-provider.ts'
import { clientFrame, RawLine } from './raw-line.ts'
import { Witness } from './witness.ts'

const server = new RunningServer()
let alice: Member
let bob: Member
let mallory: Member
beforeAll(async () => {
  await server.start()
  alice = await server.person('Alice')
  bob = await server.person('Bob')
  mallory = await server.person('Mallory')
})
afterAll(() => server.remove())

interface State {
  readonly seq: number
  readonly notes: string
  readonly actions: Readonly<Record<string, { readonly title: string }>>
}

const state = async (id: string, at = ''): Promise<State> =>
  (await server.call<State>('GET', `/api/v1/incidents/${id}${at}`)).body

test('[ABUSE27] who deletes everything is named, and what stood there is read as of before', async () => {
  const id = await server.declare()
  const a = openStock(server, alice, id)
  await synced(a)
  const board = openBoard(a.doc)
  board.notes.insert(0, 'what we know by now')
  addAction(board, { id: 'a1', by: asPersonId(alice.id), at: 1 }, { title: 'Roll back', order: 'a0' })
  const m = openStock(server, mallory, id)
  await synced(m)
  await until(m.doc, () => m.doc.getMap('actions').has('a1'))
  const before = await state(id)
  expect(before).toMatchObject({ notes: 'what we know by now', actions: { a1: { title: 'Roll back' } } })
  // A replay is asked for by time; the next edits must be later than this instant.
  const known = new Date().toISOString()
  await expect.poll(() => new Date().toISOString() > known).toBe(true)
  m.doc.transact(() => {
    const notes = m.doc.getText('notes')
    notes.delete(0, notes.length)
    m.doc.getMap('actions').delete('a1')
  })
  await until(a.doc, () => a.doc.getText('notes').length === 0 && !a.doc.getMap('actions').has('a1'))
  expect(await state(id)).toMatchObject({ notes: '', actions: {} })
  expect(await state(id, `/replay?at=${encodeURIComponent(known)}`)).toMatchObject({
    notes: 'what we know by now',
    actions: { a1: { title: 'Roll back' } },
  })
  const { body } = await server.call<{ entries: { text: string; actor: string }[] }>(
    'GET',
    `/api/v1/incidents/${id}/timeline`,
  )
  expect(body.entries.filter(({ actor }) => actor === mallory.id)).not.toEqual([])
  for (const client of [a, m]) client.destroy()
})

test('[ABUSE27] who pastes 200 KB again and again is stopped, and others go on', async () => {
  const id = await server.declare()
  const witness = await Witness.at(server, alice, id)
  const line = await RawLine.upgrade(server.url, `/sync/incidents/${id}/board`, { token: mallory.token })
  const doc = new Y.Doc()
  const pastes: Uint8Array[] = []
  doc.on('update', (update: Uint8Array) => pastes.push(updateFrame(update)))
  for (let n = 0; n < 100; n++) doc.getText('notes').insert(0, 'x'.repeat(200_000))
  for (const paste of pastes) line.say(clientFrame(paste))
  expect(await line.cut()).toBe(4529)
  const { notes } = await state(id)
  expect(notes.length).toBeGreaterThan(0)
  expect(notes.length).toBeLessThan(4_000_000)
  await witness.expectUndisturbed(server, alice, id)
  witness.leave()
})

test('[ABUSE27] who toggles one thing fifty times a second leaves others their turn, and does not bury the timeline', async () => {
  const id = await server.declare()
  const witness = await Witness.at(server, alice, id)
  const m = openStock(server, mallory, id)
  await synced(m)
  const by = { id: 'a1', by: asPersonId(mallory.id), at: 1 }
  addAction(openBoard(m.doc), by, { title: 'Roll back', order: 'a0' })
  const b = await Witness.at(server, bob, id)
  const action = m.doc.getMap('actions').get('a1')
  for (let n = 0; n < 380; n++) {
    if (action instanceof Y.Map) action.set('state', n % 2 === 0 ? 'done' : 'open')
    if (n % 30 === 0) witness.write()
  }
  await witness.expectUndisturbed(server, alice, id)
  await b.expectUndisturbed(server, bob, id)
  await expect.poll(async () => (await state(id)).actions.a1).toMatchObject({ title: 'Roll back' })
  const { body } = await server.call<{ entries: { text: string; actor: string }[] }>(
    'GET',
    `/api/v1/incidents/${id}/timeline?limit=500`,
  )
  const told = body.entries.filter(({ actor }) => actor === mallory.id)
  expect(told.length).toBeLessThan(250)
  for (const client of [m, witness.client, b.client]) client.destroy()
})
