import { openBoard } from '@warroom/shared/document/board-document.ts'
import { addAction, proposeHypothesis } from '@warroom/shared/document/board-edits.ts'
import { asPersonId } from '@warroom/shared/domain/ids.ts'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import WebSocket from 'ws'
import * as Y from 'yjs'
import { type Member, RunningServer } from './running-server.ts'
import { openStock, type StockClient, synced, until } from './stock-provider.ts'

const server = new RunningServer()
let alice: Member
let bob: Member
let dave: Member
const clients: StockClient[] = []
const open = (
  ...args: Parameters<typeof openStock> extends [unknown, ...infer Rest] ? Rest : never
): StockClient => {
  const client = openStock(server, ...args)
  clients.push(client)
  return client
}

beforeAll(async () => {
  await server.start()
  alice = await server.person('Alice')
  bob = await server.person('Bob')
  dave = await server.person('Dave', 'observer')
})
afterEach(() => {
  for (const client of clients.splice(0)) client.destroy()
})
afterAll(() => server.remove())

test('[SYNC1] two unmodified y-websocket providers write on one board and see the same', async () => {
  const id = await server.declare()
  const a = open(alice, id)
  const b = open(bob, id)
  await Promise.all([synced(a), synced(b)])
  a.doc.getText('whatHappened').insert(0, 'Errors on checkout 😀')
  a.doc
    .getMap('hypotheses')
    .set('h1', new Y.Map(Object.entries({ statement: 'Bad deploy', status: 'testing' })))
  b.doc
    .getMap('actions')
    .set('a1', new Y.Map(Object.entries({ title: 'Roll back', state: 'open', order: 'a0' })))
  await until(b.doc, () => b.doc.getMap('hypotheses').has('h1') && b.doc.getText('whatHappened').length > 0)
  await until(a.doc, () => a.doc.getMap('actions').has('a1'))
  const { body } = await server.call<Record<string, unknown>>(
    'GET',
    `/api/v1/incidents/${id}`,
    undefined,
    dave.token,
  )
  expect(body.whatHappened).toBe('Errors on checkout 😀')
  expect(body.hypotheses).toMatchObject({ h1: { statement: 'Bad deploy', status: 'testing', number: 1 } })
  expect(body.actions).toMatchObject({ a1: { title: 'Roll back' } })
})

test('[SYNC2] the record is live for everybody, and nobody but the server writes it', async () => {
  const id = await server.declare()
  const record = open(bob, id, { document: 'record' })
  await synced(record)
  expect(record.doc.getMap('incident').toJSON()).toMatchObject({
    title: 'Checkout fails in EU',
    severity: 'unknown',
    status: 'declared',
  })
  record.doc.getMap('incident').set('severity', 'sev5')
  await server.command(id, { id: 'c1', type: 'assumeRole', role: 'commander' }, alice.token)
  const roles = record.doc.getMap<Y.Map<unknown>>('roles')
  await until(record.doc, () => roles.get('commander')?.get('holder') === alice.id)
  const other = open(alice, id, { document: 'record' })
  await synced(other)
  expect(other.doc.getMap('incident').get('severity')).toBe('unknown')
})

test('[SYNC3] an observer reads the board; what they write reaches nobody and cuts nobody off', async () => {
  const id = await server.declare()
  const a = open(alice, id)
  const d = open(dave, id)
  await Promise.all([synced(a), synced(d)])
  d.doc.getText('notes').insert(0, 'forged')
  a.doc.getText('notes').insert(0, 'true')
  await until(d.doc, () => d.doc.getText('notes').toString().includes('true'))
  expect(a.doc.getText('notes').toString()).toBe('true')
  expect(d.provider.wsconnected).toBe(true)
})

test('[SYNC4] what was written offline merges on return', async () => {
  const id = await server.declare()
  const a = open(alice, id)
  const b = open(bob, id)
  await Promise.all([synced(a), synced(b)])
  b.provider.disconnect()
  const board = openBoard(b.doc)
  proposeHypothesis(
    board,
    { id: 'h9', by: asPersonId(bob.id), at: 1 },
    { statement: 'Certificate', order: 'a0' },
  )
  addAction(board, { id: 'a9', by: asPersonId(bob.id), at: 1 }, { title: 'Check expiry', order: 'a0' })
  a.doc.getText('notes').insert(0, 'meanwhile')
  b.provider.connect()
  await until(a.doc, () => a.doc.getMap('actions').has('a9'))
  await until(b.doc, () => b.doc.getText('notes').toString() === 'meanwhile')
})

test('[SYNC9] two who wrote offline and pass it to each other in one browser both come back whole', async () => {
  const id = await server.declare()
  const a = open(alice, id, { disableBc: false })
  const b = open(bob, id, { disableBc: false })
  await Promise.all([synced(a), synced(b)])
  const closes: number[] = []
  for (const { provider } of [a, b]) {
    provider.on('connection-close', (event) => closes.push(event?.code ?? 0))
    provider.disconnect()
  }
  closes.length = 0
  a.doc.getText('notes').insert(0, 'of Alice ')
  b.doc.getText('impact').insert(0, 'of Bob ')
  a.provider.connect()
  b.provider.connect()
  // Over the broadcast channel each has the other's words at once, long before the server hears of them.
  await until(a.doc, () => a.doc.getText('impact').length > 0)
  a.doc.getText('impact').insert(7, 'and Alice')
  await until(b.doc, () => b.doc.getText('impact').toString() === 'of Bob and Alice')
  const reader = open(dave, id)
  const { doc } = reader
  const words = () => [doc.getText('notes').toString(), doc.getText('impact').toString()]
  await until(doc, () => words().join('') === 'of Alice of Bob and Alice')
  expect(words()).toEqual(['of Alice ', 'of Bob and Alice'])
  expect(closes).toEqual([])
})

test('[SYNC5] others see cursors under the name of the session', async () => {
  const id = await server.declare()
  const a = open(alice, id)
  const b = open(bob, id)
  await Promise.all([synced(a), synced(b)])
  const seen = new Promise<unknown>((resolve) => {
    b.provider.awareness.on('change', () => {
      const state = b.provider.awareness.getStates().get(a.doc.clientID)
      if (state) resolve(state)
    })
  })
  a.provider.awareness.setLocalState({ user: { name: 'The boss' }, focus: { kind: 'text', id: 'notes' } })
  expect(await seen).toMatchObject({ user: { name: 'Alice', personId: alice.id }, focus: { id: 'notes' } })
})

test('[SYNC10] a frame too big for anybody ends the line for good, and with the reason', async () => {
  const id = await server.declare()
  for (const [bytes, code] of [
    [1024 * 1024 + 1, 4413],
    [600 * 1024, 4413],
  ] as const) {
    const socket = new WebSocket(`${server.syncBase}/incidents/${id}/board?token=${alice.token}`)
    const closed = new Promise<number>((resolve) => {
      socket.on('close', resolve)
    })
    socket.on('error', () => undefined)
    // The head of an update frame, its length, and zeros.
    const frame = new Uint8Array(bytes)
    const length = bytes - 5
    frame.set([0, 2, 0x80 | (length & 0x7f), 0x80 | ((length >> 7) & 0x7f), length >> 14])
    socket.on('open', () => socket.send(frame))
    expect(await closed).toBe(code)
  }
})

test('[SYNC6] whoever writes under somebody else’s clientID is cut off for good, and nothing of it is kept', async () => {
  const id = await server.declare()
  const a = open(alice, id)
  await synced(a)
  a.doc.getText('notes').insert(0, 'true')
  const forgery = new Y.Doc()
  forgery.clientID = a.doc.clientID
  forgery.getText('notes').insert(0, 'forged and longer')
  const closed = new Promise<number>((resolve) => {
    const m: StockClient = open(bob, id, { doc: forgery })
    m.provider.on('connection-close', (event: { code?: number } | null) => resolve(event?.code ?? 0))
  })
  expect(await closed).toBe(4400)
  const { body } = await server.call<{ notes: string }>('GET', `/api/v1/incidents/${id}`)
  expect(body.notes).toBe('true')
})

const REFUSED: readonly (readonly [what: string, path: (id: string) => string, status: number])[] = [
  ['no token', (id: string) => `incidents/${id}/board`, 401],
  ['a wrong token', (id: string) => `incidents/${id}/board?token=wr_pat_nobody_nothing`, 401],
  ['an unknown incident', (_id: string) => 'incidents/nowhere/board?token=TOKEN', 404],
  ['an unknown document', (id: string) => `incidents/${id}/secrets?token=TOKEN`, 404],
  ['a path with tricks', (id: string) => `incidents/..%2f${id}/board?token=TOKEN`, 404],
]

test.each(REFUSED)(
  '[SYNC7] %s is refused with an HTTP status before any socket opens',
  async (_name, path, status) => {
    const id = await server.declare()
    const ws: WebSocket = new WebSocket(`${server.syncBase}/${path(id).replace('TOKEN', alice.token)}`)
    const refused: number | 'opened' = await new Promise<number | 'opened'>((resolve) => {
      ws.on('unexpected-response', (_request, response) => resolve(response.statusCode ?? 0))
      ws.on('open', () => resolve('opened'))
      ws.on('error', () => undefined)
    })
    expect(refused).toBe(status)
  },
)

test('[SYNC8] a page of another site is refused, whatever cookie it carries', async () => {
  const id = await server.declare()
  const ws: WebSocket = new WebSocket(`${server.syncBase}/incidents/${id}/board?token=${alice.token}`, {
    origin: 'https://evil.example',
  })
  const refused: number | 'opened' = await new Promise<number | 'opened'>((resolve) => {
    ws.on('unexpected-response', (_request, response) => resolve(response.statusCode ?? 0))
    ws.on('open', () => resolve('opened'))
    ws.on('error', () => undefined)
  })
  expect(refused).toBe(403)
})
