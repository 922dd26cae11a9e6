import { step2Frame, updateFrame } from '@warroom/server/rooms/sync-frames.ts'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import * as Y from 'yjs'
import { type Member, RunningServer } from '../wire/running-server.ts'
import { openStock, type StockClient, synced, until } from '../wire/stock-provider.ts'
import { clientFrame, RawLine } from './raw-line.ts'

const server = new RunningServer()
let alice: Member
let mallory: Member
const clients: StockClient[] = []
const lines: RawLine[] = []

beforeAll(async () => {
  await server.start()
  alice = await server.person('Alice')
  mallory = await server.person('Mallory')
})
afterEach(() => {
  for (const client of clients.splice(0)) client.destroy()
  for (const line of lines.splice(0)) line.hangUp()
})
afterAll(() => server.remove())

async function stock(member: Member, id: string, doc = new Y.Doc()): Promise<StockClient> {
  const client = openStock(server, member, id, { doc })
  clients.push(client)
  await synced(client)
  return client
}

async function raw(member: Member, id: string, acks = ''): Promise<RawLine> {
  const line = await RawLine.upgrade(server.url, `/sync/incidents/${id}/board${acks}`, {
    token: member.token,
  })
  lines.push(line)
  return line
}

/** Alice, who has written "true" under her clientID, and the server knows it. */
async function victim(): Promise<{ readonly id: string; readonly client: StockClient }> {
  const id = await server.declare()
  const client = await stock(alice, id)
  client.doc.getText('notes').insert(0, 'true')
  const other = await stock(alice, id)
  await until(other.doc, () => other.doc.getText('notes').toString() === 'true')
  return { id, client }
}

/** What goes on where she is, under her name. */
function forgedAfter(doc: Y.Doc, word = ' and forged'): Uint8Array {
  const forgery = new Y.Doc()
  Y.applyUpdate(forgery, Y.encodeStateAsUpdate(doc))
  forgery.clientID = doc.clientID
  const before = Y.encodeStateVector(forgery)
  const notes = forgery.getText('notes')
  notes.insert(notes.length, word)
  return Y.encodeStateAsUpdate(forgery, before)
}

async function notesOf(id: string): Promise<string> {
  return (await server.call<{ notes: string }>('GET', `/api/v1/incidents/${id}`)).body.notes
}

/** She goes on writing, and it arrives: nobody stands in her place. */
async function expectGoesOn(id: string, client: StockClient): Promise<void> {
  client.doc.getText('notes').insert(4, ' still')
  const reader = await stock(alice, id)
  await until(reader.doc, () => reader.doc.getText('notes').toString() === 'true still')
  expect(await notesOf(id)).toBe('true still')
}

test('[ABUSE26] an edit under the clientID of somebody who is here', async () => {
  const { id, client } = await victim()
  const line = await raw(mallory, id)
  line.say(clientFrame(updateFrame(forgedAfter(client.doc))))
  expect(await line.cut()).toBe(4400)
  await expectGoesOn(id, client)
})

test('[ABUSE26] a handshake under it, from our own client and from one that brings what its neighbours wrote', async () => {
  const { id, client } = await victim()
  const forged = clientFrame(step2Frame(forgedAfter(client.doc)))
  const brought = await Promise.all([raw(mallory, id), raw(mallory, id, '?acks=1')])
  for (const line of brought) line.say(forged)
  // What others wrote may be on its way here; only if its author never sends it, it was forged.
  expect(await Promise.all(brought.map((line) => line.cut()))).toEqual([4400, 4400])
  await expectGoesOn(id, client)
}, 60_000)

test('[ABUSE26] after she left, and after the server was killed and started again', async () => {
  const { id, client } = await victim()
  const forged = forgedAfter(client.doc)
  client.provider.disconnect()
  for (const restart of [false, true]) {
    if (restart) {
      await server.end('SIGKILL')
      await server.start()
    }
    const line = await raw(mallory, id)
    line.say(clientFrame(updateFrame(forged)))
    expect(await line.cut()).toBe(4400)
    // A handshake of the same is neither taken nor kept.
    const handshake = await raw(mallory, id)
    handshake.say(clientFrame(step2Frame(forged)))
    handshake.say(clientFrame(Uint8Array.of(0, 0, 1, 0)))
    await handshake.until(() => handshake.heard.some(({ content }) => content[0] === 0 && content[1] === 1))
    handshake.hangUp()
    expect(await notesOf(id)).toBe('true')
  }
  client.provider.connect()
  await synced(client)
  await expectGoesOn(id, client)
})

test('[ABUSE26] who uses it in another incident first has won nothing in hers', async () => {
  const { id, client } = await victim()
  const elsewhere = await server.declare('Elsewhere')
  const doc = new Y.Doc()
  doc.clientID = client.doc.clientID
  doc.getText('notes').insert(0, 'mine here')
  const line = await raw(mallory, elsewhere)
  line.say(clientFrame(updateFrame(Y.encodeStateAsUpdate(doc))))
  const reader = await stock(mallory, elsewhere)
  await until(reader.doc, () => reader.doc.getText('notes').toString() === 'mine here')
  const inHers = await raw(mallory, id)
  inHers.say(clientFrame(updateFrame(forgedAfter(client.doc))))
  expect(await inHers.cut()).toBe(4400)
  await expectGoesOn(id, client)
})

test('[ABUSE26] of two who claim a clientID at once one has it, and everybody has the same', async () => {
  for (let round = 0; round < 20; round++) {
    const id = await server.declare()
    const wrote = (word: string) => {
      const doc = new Y.Doc()
      doc.clientID = 4_711
      doc.getText('notes').insert(0, word)
      return clientFrame(updateFrame(Y.encodeStateAsUpdate(doc)))
    }
    const [a, m] = await Promise.all([raw(alice, id), raw(mallory, id)])
    a.say(wrote('of Alice'))
    m.say(wrote('of Mallory'))
    const reader = await stock(alice, id)
    await until(reader.doc, () => reader.doc.getText('notes').length > 0)
    const isAlices = reader.doc.getText('notes').toString() === 'of Alice'
    const [winner, loser, word] = isAlices ? [a, m, 'of Alice'] : [m, a, 'of Mallory']
    // What is no longer than the winner's adds nothing under their name; this does.
    loser.say(wrote('of the loser, who goes on and on'))
    expect(await loser.cut()).toBe(4400)
    winner.say(clientFrame(Uint8Array.of(0, 0, 1, 0)))
    await winner.until(() => winner.heard.some(({ content }) => content[0] === 0 && content[1] === 1))
    expect(winner.isOver).toBe(false)
    expect(reader.doc.getText('notes').toString()).toBe(word)
    expect(await notesOf(id)).toBe(word)
    clients.pop()?.destroy()
  }
})

test('[ABUSE26] a client that was given a new clientID by Yjs itself goes on', async () => {
  const { id, client } = await victim()
  const { clientID } = client.doc
  client.doc.clientID = 99_991
  await expectGoesOn(id, client)
  // Its cursor is still under the old one when it says goodbye.
  client.doc.clientID = clientID
})
