import { type ChildProcess, spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import type { PresenceMessage } from '@warroom/shared/protocol/socket-events.ts'
import { io, type Socket } from 'socket.io-client'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { openCommandLine } from './command-line.ts'
import { type Member, RunningServer } from './running-server.ts'

const server = new RunningServer()
let alice: Member
let bob: Member
let dave: Member
const sockets: Socket[] = []
const children: ChildProcess[] = []

beforeAll(async () => {
  await server.start()
  alice = await server.person('Alice')
  bob = await server.person('Bob')
  dave = await server.person('Dave', 'observer')
})
afterEach(() => {
  for (const socket of sockets.splice(0)) socket.disconnect()
  for (const child of children.splice(0)) child.kill('SIGKILL')
})
afterAll(() => server.remove())

/** A plain client with a token, nothing of ours in it. */
async function connect(token: string): Promise<Socket> {
  const socket = await openCommandLine(server.url, { token })
  sockets.push(socket)
  return socket
}

/** Resolves with the first presence that satisfies. */
const presence = (socket: Socket, holds: (message: PresenceMessage) => boolean): Promise<PresenceMessage> =>
  new Promise((resolve) => {
    const look = (message: PresenceMessage) => {
      if (!holds(message)) return
      socket.off('presence', look)
      resolve(message)
    }
    socket.on('presence', look)
  })

const names = ({ people }: PresenceMessage): string[] => people.map((person) => person.name).sort()

test('[SOCK1] without a valid token nobody gets in', async () => {
  await expect(connect('wrong')).rejects.toThrow(/unauthorized/)
})

test('[SOCK2] who joins sees who is there, under the names of their sessions, and where they are', async () => {
  const incidentId = await server.declare()
  const a = await connect(alice.token)
  const joined = await a.emitWithAck('incident:join', { incidentId })
  expect(joined).toMatchObject({
    ok: true,
    people: [{ personId: alice.id, name: 'Alice', state: 'active', connections: 1 }],
  })
  const b = await connect(bob.token)
  const seen = presence(a, (m) => m.people.some((p) => p.personId === bob.id && p.focus?.id === 'a1'))
  await b.emitWithAck('incident:join', { incidentId })
  const focus = { kind: 'action', id: 'a1' }
  expect(
    await b.emitWithAck('presence:set', { incidentId, focus, state: 'typing', name: 'The boss' }),
  ).toEqual({ ok: true })
  const message = await seen
  expect(message.incidentId).toBe(incidentId)
  expect(message.people.find((p) => p.personId === bob.id)).toMatchObject({
    name: 'Bob',
    focus,
    state: 'typing',
  })
})

test('[SOCK3] one face per person however many tabs, gone only with the last', async () => {
  const incidentId = await server.declare()
  const watcher = await connect(dave.token)
  await watcher.emitWithAck('incident:join', { incidentId })
  const tabs = await Promise.all([connect(alice.token), connect(alice.token), connect(alice.token)])
  const three = presence(watcher, (m) => m.people.some((p) => p.personId === alice.id && p.connections === 3))
  for (const tab of tabs) await tab.emitWithAck('incident:join', { incidentId })
  expect(names(await three)).toEqual(['Alice', 'Dave'])
  const one = presence(watcher, (m) => m.people.some((p) => p.personId === alice.id && p.connections === 1))
  tabs[0]?.disconnect()
  tabs[1]?.disconnect()
  await one
  const none = presence(watcher, (m) => !m.people.some((p) => p.personId === alice.id))
  tabs[2]?.disconnect()
  expect(names(await none)).toEqual(['Dave'])
})

test('[SOCK4] who leaves cleanly is gone at once', async () => {
  const incidentId = await server.declare()
  const a = await connect(alice.token)
  const b = await connect(bob.token)
  await a.emitWithAck('incident:join', { incidentId })
  await b.emitWithAck('incident:join', { incidentId })
  const gone = presence(a, (m) => !m.people.some((p) => p.personId === bob.id))
  expect(await b.emitWithAck('incident:leave', { incidentId })).toEqual({ ok: true })
  await gone
})

test('[SOCK5] a frozen client is gone within 15 seconds', async () => {
  const incidentId = await server.declare()
  const a = await connect(alice.token)
  await a.emitWithAck('incident:join', { incidentId })
  const arrived = presence(a, (m) => m.people.some((p) => p.personId === bob.id))
  const script = fileURLToPath(new URL('./joining-client.ts', import.meta.url))
  const child = spawn(process.execPath, [script, server.url, bob.token, incidentId], { stdio: 'inherit' })
  children.push(child)
  await arrived
  const frozenAt = performance.now()
  child.kill('SIGSTOP')
  await presence(a, (m) => !m.people.some((p) => p.personId === bob.id))
  expect(performance.now() - frozenAt).toBeLessThan(15_000)
}, 30_000)

test('[SOCK6] a command is answered with its place in the log, or with who was first', async () => {
  const incidentId = await server.declare()
  const a = await connect(alice.token)
  const b = await connect(bob.token)
  const claim = (id: string) => ({
    incidentId,
    command: { id, type: 'assumeRole', role: 'commander', expectedHolder: null },
  })
  const answers = await Promise.all([
    a.emitWithAck('command', claim('c1')),
    b.emitWithAck('command', claim('c2')),
  ])
  expect(answers.filter((answer) => answer.ok)).toHaveLength(1)
  const lost = answers.find((answer) => !answer.ok)
  expect(lost).toMatchObject({
    refusal: { code: 'roleTaken', holder: expect.any(String), since: expect.any(Number) },
  })
})

test.each([
  ['nothing', undefined],
  ['text', 'incident'],
  ['a list', [1, 2]],
  ['a number where an id belongs', { incidentId: 7 }],
  ['a command nobody knows', { incidentId: 'x', command: { id: '1', type: 'dropTables' } }],
  ['a poisoned key', JSON.parse('{"__proto__":{"admin":true},"incidentId":"x"}')],
] as const)(
  '[SOCK7] a call with %s is answered with what is wrong, and the socket stays',
  async (_name, payload) => {
    const a = await connect(alice.token)
    for (const event of ['incident:join', 'presence:set', 'command']) {
      const answer = await a.emitWithAck(event, payload)
      expect(answer).toMatchObject({ ok: false, refusal: { message: expect.stringMatching(/\w/) } })
    }
    expect(await a.emitWithAck('clock:ask')).toMatchObject({ ok: true, serverNow: expect.any(Number) })
  },
)

test('[SOCK8] everybody who reads the list hears of each row that changes, with who is in it', async () => {
  const a = await connect(alice.token)
  const heard = new Promise<unknown>((resolve) => {
    a.on('incidents:changed', ({ incidents }) => {
      const row = incidents.find(
        (incident: { title: string; people: unknown[] }) =>
          incident.title === 'A new one' && incident.people.length > 0,
      )
      if (row) resolve(row)
    })
  })
  const incidentId = await server.declare('A new one')
  const b = await connect(bob.token)
  await b.emitWithAck('incident:join', { incidentId })
  expect(await heard).toMatchObject({
    id: incidentId,
    key: expect.stringMatching(/^INC-\d+$/),
    people: [{ name: 'Bob' }],
  })
})

test('[SOCK11] who starts to read the list hears at once who is where', async () => {
  const incidentId = await server.declare('Somebody is in it')
  const early = await connect(alice.token)
  const told = (socket: Socket) =>
    new Promise<unknown>((resolve) => {
      socket.on('incidents:changed', ({ incidents }) => {
        const row = incidents.find(
          (incident: { id: string; people: unknown[] }) =>
            incident.id === incidentId && incident.people.length > 0,
        )
        if (row) resolve(row)
      })
    })
  const toldEarly = told(early)
  const b = await connect(bob.token)
  await b.emitWithAck('incident:join', { incidentId })
  await toldEarly

  const late = io(server.url, { transports: ['websocket'], auth: { token: dave.token }, forceNew: true })
  sockets.push(late)
  expect(await told(late)).toMatchObject({ id: incidentId, people: [{ name: 'Bob' }] })
})

test('[SOCK9] an observer’s command that edits facts is refused', async () => {
  const incidentId = await server.declare()
  const d = await connect(dave.token)
  const answer = await d.emitWithAck('command', {
    incidentId,
    command: { id: 'c1', type: 'changeSeverity', severity: 'sev5' },
  })
  expect(answer).toMatchObject({ ok: false, refusal: { code: 'forbidden' } })
})

test('[SOCK10] a flood of calls is refused while others are answered', async () => {
  const incidentId = await server.declare()
  const a = await connect(alice.token)
  const b = await connect(bob.token)
  const flood = Array.from({ length: 400 }, () => b.emitWithAck('clock:ask'))
  expect(await a.emitWithAck('incident:join', { incidentId })).toMatchObject({ ok: true })
  const answers = await Promise.all(flood)
  expect(answers.some((answer) => answer.refusal?.code === 'unavailable')).toBe(true)
})
