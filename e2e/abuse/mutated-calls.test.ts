import { TestServer } from '@warroom/server/testing/test-server.ts'
import { asIncidentId } from '@warroom/shared/domain/ids.ts'
import { Rng } from '@warroom/shared/testing/rng.ts'
import type { Socket } from 'socket.io-client'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openCommandLine } from '../wire/command-line.ts'
import { soundCommands, spoil } from './hostile-calls.ts'
import { clientFrame, RawLine, TEXT } from './raw-line.ts'

const CALLS = Number(process.env.FUZZ_CALLS ?? 4_000)
const SEED = Number(process.env.FUZZ_SEED ?? 20_261_124)
const AT_ONCE = 10

interface Answer {
  readonly ok: boolean
  readonly refusal?: { readonly code: string; readonly message: string }
}

const room = new TestServer()
const sockets: Socket[] = []
let bob: { readonly id: string; readonly token: string }
let alice: { readonly id: string; readonly token: string }
beforeAll(async () => {
  await room.start()
  bob = await room.person('Bob', 'responder')
  alice = await room.person('Alice', 'responder')
})
afterAll(async () => {
  for (const socket of sockets) socket.disconnect()
  await room.discard()
})

async function connect(token: string): Promise<Socket> {
  const socket = await openCommandLine(room.url, { token })
  sockets.push(socket)
  return socket
}

/** What the server says it knows, when it is asked for what it does not. */
async function known(socket: Socket, event: string, payload?: unknown): Promise<string[]> {
  const answer: Answer = await socket.emitWithAck(event, payload)
  const names = /There are: (.*)\.$/.exec(answer.refusal?.message ?? '')?.[1]
  return names?.split(', ') ?? []
}

test(
  `[ABUSE24] ${CALLS.toLocaleString('en')} mutated calls of every event and command are answered, and break nothing`,
  async () => {
    const rng = new Rng(SEED)
    const incidentId = (await room.declare()).id
    const mallory = await connect(bob.token)
    const honest = await connect(alice.token)
    expect(await honest.emitWithAck('incident:join', { incidentId })).toMatchObject({ ok: true })
    const commands = soundCommands(bob.id)
    const sound: Readonly<Record<string, unknown>> = {
      'incident:join': { incidentId },
      'incident:leave': { incidentId },
      'presence:set': { incidentId, focus: { kind: 'action', id: 'a1' }, state: 'typing' },
      'clock:ask': undefined,
      ...Object.fromEntries(
        Object.entries(commands).map(([type, command]) => [`command ${type}`, { incidentId, command }]),
      ),
    }
    const kinds = Object.keys(sound)
    // Nothing the server knows is missing from the list above.
    const events = await known(mallory, 'no such event')
    const types = await known(mallory, 'command', { incidentId, command: { type: 'no such command' } })
    expect(new Set(kinds.map((kind) => kind.split(' ')[0]))).toEqual(new Set(events))
    expect(kinds.filter((kind) => kind.startsWith('command ')).map((kind) => kind.slice(8))).toEqual(types)

    const counts = new Map<string, { mutated: number; refused: number; done: number; unacked: number }>()
    const countOf = (kind: string) => {
      const count = counts.get(kind) ?? { mutated: 0, refused: 0, done: 0, unacked: 0 }
      counts.set(kind, count)
      return count
    }
    let commandsDone = 0
    for (let n = 0; n < CALLS; n += AT_ONCE) {
      const round = Array.from({ length: AT_ONCE }, async () => {
        const kind = rng.pick(kinds)
        const count = countOf(kind)
        const isSound = rng.chance(0.05)
        const call = isSound ? withFreshId(sound[kind], `s${n}-${rng.uint32()}`) : spoil(sound[kind], rng)
        const [event = ''] = kind.split(' ')
        if (!isSound) count.mutated += 1
        if (!isSound && rng.chance(0.1)) {
          // Without asking for an answer, with too much, or with something that is no function where it belongs.
          count.unacked += 1
          mallory.emit(event, ...rng.pick([[call], [call, call, call], [call, 'ack'], [{}, call, null]]))
          return
        }
        const answer: Answer = await mallory.emitWithAck(event, call)
        if (answer.ok) {
          count.done += 1
          if (event === 'command') commandsDone += 1
          return
        }
        count.refused += 1
        expect(answer.refusal?.message).toMatch(/\w/)
        // This one would mean that a fault was thrown somewhere and caught at the very end.
        expect([kind, call, answer.refusal?.code]).not.toEqual([kind, call, 'unavailable'])
      })
      await Promise.all(round)
      room.clock.advance(1_000)
      if (n % 500 === 0) expect(await honest.emitWithAck('clock:ask')).toMatchObject({ ok: true })
    }
    for (const kind of kinds) {
      const { mutated, refused, done, unacked } = countOf(kind)
      expect([kind, mutated]).toSatisfy(([, count]) => count >= CALLS / kinds.length / 3)
      expect([kind, unacked]).toSatisfy(([, count]) => count > 0)
      if (kind !== 'clock:ask') expect([kind, refused]).toSatisfy(([, count]) => count > 0)
      if (!kind.startsWith('command ')) expect([kind, done]).toSatisfy(([, count]) => count > 0)
    }
    expect(commandsDone).toBeGreaterThan(0)
    expect(mallory.connected).toBe(true)
    expect(honest.connected).toBe(true)
    expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false)
    // A concern without a name is written up to 90 s after it was answered, between these two looks, too.
    const missing = async () => {
      const { status, body } = await room.get(`/api/v1/incidents/${incidentId}`, { token: alice.token })
      expect(status).toBe(200)
      return (await room.log.read(asIncidentId(incidentId), { after: 0 })).length - body.seq
    }
    await expect.poll(missing).toBe(0)
  },
  120_000 * Math.max(1, CALLS / 4_000),
)

function withFreshId(call: unknown, id: string): unknown {
  if (typeof call !== 'object' || call === null || !('command' in call)) return call
  return { ...call, command: { ...(call.command as object), id } }
}

/** Of Engine.IO and Socket.IO below the events: every type of packet there is, and what is none. */
const PACKETS = [
  '',
  '0',
  '0{"sid":"x"}',
  '1',
  '2',
  '2probe',
  '3',
  '3probe',
  '5',
  '6',
  '7',
  '9999',
  'b',
  'bAQID',
  '40',
  '40{"token":7}',
  '40{',
  '40/admin',
  '40/admin,{}',
  '41',
  '41/admin,',
  '42',
  '42[]',
  '42{}',
  '42[1]',
  '42["command"',
  '42["incident:join",{"incidentId":"x"}]',
  '4299999999999999999999["command",{}]',
  '42-1["command",{}]',
  '43',
  '430[]',
  '4399999999[{"ok":true}]',
  '44',
  '44{"message":"x"}',
  '451-["command",{"_placeholder":true,"num":0}]',
  '451-["command",{"_placeholder":true,"num":-1}]',
  '45999999999-["command"]',
  '45-["x"]',
  '46',
  '460[]',
  '461-[]',
  '47[]',
  '42["__proto__",{}]',
  '42["constructor",{}]',
  '42["disconnect"]',
  '42["connect"]',
  '42["error","x"]',
  '42["newListener"]',
] as const

test('[ABUSE24] packets below the calls, broken in every way, end at most their own line', async () => {
  const rng = new Rng(SEED)
  const incidentId = (await room.declare()).id
  const honest = await connect(alice.token)
  await honest.emitWithAck('incident:join', { incidentId })
  const said = new TextEncoder()
  const rounds = Math.max(3, Math.floor(CALLS / 1_000))
  for (let round = 0; round < rounds; round++) {
    for (const packet of PACKETS) {
      const line = await RawLine.upgrade(room.server.address, '/socket.io/?EIO=4&transport=websocket', {
        token: bob.token,
      })
      expect(line.status).toBe(101)
      const bytes = said.encode(packet)
      if (round > 0 && bytes.length > 0) bytes[rng.int(bytes.length)] = 32 + rng.int(90)
      // Half of them before the namespace was asked for.
      if (rng.chance(0.5)) line.say(clientFrame(said.encode('40'), { opcode: TEXT }))
      line.say(clientFrame(bytes, rng.chance(0.8) ? { opcode: TEXT } : {}))
      const asked = said.encode('40')
      line.say(clientFrame(asked, { opcode: TEXT }))
      line.say(clientFrame(said.encode('421["clock:ask"]'), { opcode: TEXT }))
      // It is answered, or it is over; it never hangs.
      await line.until(
        () => line.closeCode !== null || line.heard.some(({ content }) => /^43/.test(content.toString())),
      )
      line.hangUp()
      room.clock.advance(1_000)
    }
    expect(await honest.emitWithAck('clock:ask')).toMatchObject({ ok: true })
  }
  expect(honest.connected).toBe(true)
})
