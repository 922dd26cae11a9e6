import { updateFrame } from '@warroom/server/rooms/sync-frames.ts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import * as Y from 'yjs'
import { type Member, RunningServer } from '../wire/running-server.ts'
import { clientFrame, RawLine } from './raw-line.ts'
import { Witness } from './witness.ts'

const server = new RunningServer()
let alice: Member
let mallory: Member
beforeAll(async () => {
  await server.start()
  alice = await server.person('Alice')
  mallory = await server.person('Mallory')
})
afterAll(() => server.remove())

/** What a client may send that Yjs can read, and no board has. Refused at the gate: */
const REFUSED: readonly (readonly [string, (doc: Y.Doc) => void])[] = [
  ['a name the board does not have', (doc) => doc.getMap('roles').set('commander', 'me')],
  ['the name of the record', (doc) => doc.getMap('incident').set('severity', 'sev5')],
  ['a name that reaches a prototype', (doc) => doc.getMap('__proto__').set('a', 1)],
  ['a key that reaches a prototype', (doc) => doc.getMap('actions').set('constructor', new Y.Map())],
  ['a sub-document', (doc) => doc.getMap('actions').set('a', new Y.Doc())],
  ['a blob', (doc) => doc.getMap('actions').set('a', new Uint8Array(1_000))],
  ['an XML fragment', (doc) => doc.getMap('actions').set('a', new Y.XmlFragment())],
]

const actionOf = (fields: Readonly<Record<string, unknown>>) => new Y.Map(Object.entries(fields))

/** Taken, as it harms nobody; whoever reads it must cope: */
const TAKEN: readonly (readonly [string, (doc: Y.Doc) => void])[] = [
  ['a map where a text is expected', (doc) => doc.getMap('notes').set('key', 'value')],
  ['a text where a map is expected', (doc) => doc.getText('actions').insert(0, 'words')],
  ['a list where a map is expected', (doc) => doc.getArray('hypotheses').push([1, 2, 3])],
  ['an action that is a word', (doc) => doc.getMap('actions').set('a1', 'not a map')],
  ['an action that is a list', (doc) => doc.getMap('actions').set('a2', new Y.Array())],
  ['an action that is a text', (doc) => doc.getMap('actions').set('a3', new Y.Text('x'))],
  ['an action without anything', (doc) => doc.getMap('actions').set('a4', new Y.Map())],
  ['an action under no name', (doc) => doc.getMap('actions').set('', actionOf({ title: 'x' }))],
  [
    'an action of wrong types',
    (doc) =>
      doc.getMap('actions').set(
        'a5',
        actionOf({
          title: 7,
          state: ['open'],
          owner: {},
          order: null,
          number: 'NaN',
          createdAt: 'now',
          dueAt: true,
        }),
      ),
  ],
  [
    'an action of the wildest numbers',
    (doc) =>
      doc.getMap('actions').set(
        'a6',
        actionOf({
          title: 'wild',
          number: Number.MAX_VALUE,
          createdAt: Number.NaN,
          dueAt: -1e308,
          order: 'a0',
        }),
      ),
  ],
  [
    'a hypothesis of an unknown status by nobody',
    (doc) =>
      doc
        .getMap('hypotheses')
        .set('h1', actionOf({ statement: 'x', status: 'dropTables', createdBy: 'nobody' })),
  ],
  [
    'evidence of what is not there',
    (doc) =>
      doc.getMap('evidence').set('e1', actionOf({ hypothesisId: 'gone', stance: 'sideways', text: 1 })),
  ],
  [
    'a title of formatted text',
    (doc) => doc.getMap('actions').set('a7', actionOf({ title: new Y.Text('rich') })),
  ],
  [
    'maps in maps',
    (doc) => doc.getMap('actions').set('a8', actionOf({ title: new Y.Map([['a', new Y.Map()]]) })),
  ],
  [
    'markup in every text',
    (doc) => doc.getText('whatHappened').insert(0, '<img src=x onerror=alert(1)>\u202e\u0000'),
  ],
  [
    'an embedded object in a text',
    (doc) => doc.getText('notes').insertEmbed(0, { image: 'javascript:alert(1)' }),
  ],
  [
    'formatting in a text',
    (doc) => doc.getText('notes').insert(0, 'x', { style: 'position:fixed', onclick: 'x' }),
  ],
]

const updateBy = (clientId: number, change: (doc: Y.Doc) => void): Uint8Array => {
  const doc = new Y.Doc()
  doc.clientID = clientId
  change(doc)
  return updateFrame(Y.encodeStateAsUpdate(doc))
}

const lineTo = (id: string) =>
  RawLine.upgrade(server.url, `/sync/incidents/${id}/board?acks=1`, { token: mallory.token })

/** Everything that reads an incident still does. */
async function expectReadable(id: string): Promise<void> {
  const get = <T>(path: string) => server.call<T>('GET', path, undefined, alice.token)
  expect((await get(`/api/v1/incidents/${id}`)).status).toBe(200)
  expect((await get(`/api/v1/incidents/${id}/timeline`)).status).toBe(200)
  expect((await get(`/api/v1/incidents/${id}/replay?at=${new Date().toISOString()}`)).status).toBe(200)
  expect((await get(`/api/v1/incidents/${id}/wall`)).status).toBe(200)
  const { status, body } = await get<{ incidents: { id: string }[] }>('/api/v1/incidents')
  expect(status).toBe(200)
  expect(body.incidents.map((incident) => incident.id)).toContain(id)
}

test.each(REFUSED)('[ABUSE28] %s is refused', async (_name, change) => {
  const id = await server.declare()
  const witness = await Witness.at(server, alice, id)
  const line = await lineTo(id)
  line.say(clientFrame(updateBy(5_000, change)))
  expect(await line.cut()).toBe(4400)
  await witness.expectUndisturbed(server, alice, id)
  await expectReadable(id)
  witness.leave()
})

test('[ABUSE28] what is taken though no board has it leaves list, state, timeline, replay and wall readable', async () => {
  const id = await server.declare()
  const witness = await Witness.at(server, alice, id)
  for (const [n, [name, change]] of TAKEN.entries()) {
    const line = await lineTo(id)
    line.say(clientFrame(updateBy(6_000 + n, change)))
    line.say(clientFrame(Uint8Array.of(0, 0, 1, 0)))
    await line.until(() => line.heard.some(({ content }) => content[0] === 0 && content[1] === 1))
    expect([name, line.closeCode]).toEqual([name, null])
    line.hangUp()
    await witness.expectUndisturbed(server, alice, id)
    await expectReadable(id)
  }
  // And after everything is read from the disk again.
  await server.end('SIGKILL')
  await server.start()
  await expectReadable(id)
  witness.leave()
})
