import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Member, RunningServer } from '../wire/running-server.ts'
import { BINARY, clientFrame, PING, PONG, RawLine, type Spoken, TEXT } from './raw-line.ts'
import { expectFlatMemory } from './resident-memory.ts'
import { Witness } from './witness.ts'

const MIB = 1024 * 1024
const server = new RunningServer()
let alice: Member
let mallory: Member
let id: string
let witness: Witness
beforeAll(async () => {
  await server.start()
  alice = await server.person('Alice')
  mallory = await server.person('Mallory')
  id = await server.declare()
  witness = await Witness.at(server, alice, id)
})
afterAll(async () => {
  witness.leave()
  await server.remove()
})

const COMMANDS = '/socket.io/?EIO=4&transport=websocket'
const lineTo = (path: string, headers = '') =>
  RawLine.upgrade(server.url, path, { token: mallory.token, headers })
const wires = (): readonly (readonly [string, string])[] => [
  ['sync', `/sync/incidents/${id}/board?acks=1`],
  ['commands', COMMANDS],
]

const empty = (spoken: Spoken) => clientFrame(new Uint8Array(), spoken)
const CONTINUED = 0

/** Per wire: what is said, and the code the line ends with. y-websocket comes back for ever unless it is a 44xx. */
const GIANTS: readonly (readonly [
  string,
  () => readonly Uint8Array[],
  { sync: number; commands: number },
])[] = [
  [
    'a frame that declares one gibibyte',
    () => [clientFrame(new Uint8Array(1_000), { claimed: 1024 * MIB })],
    { sync: 4413, commands: 1009 },
  ],
  [
    'a frame that declares 2^63',
    () => [clientFrame(new Uint8Array(1_000), { claimed: 2n ** 63n })],
    { sync: 4413, commands: 1009 },
  ],
  [
    'one byte more than a mebibyte',
    () => [clientFrame(new Uint8Array(MIB + 1))],
    { sync: 4413, commands: 1009 },
  ],
  [
    'a mebibyte and a byte in two parts',
    () => [
      clientFrame(new Uint8Array(MIB), { isLast: false }),
      clientFrame(new Uint8Array(1), { opcode: CONTINUED }),
    ],
    { sync: 4413, commands: 1009 },
  ],
  [
    '131,072 empty parts of one message',
    () => [
      empty({ isLast: false }),
      Buffer.concat(Array.from({ length: 131_072 }, () => empty({ opcode: CONTINUED, isLast: false }))),
    ],
    { sync: 4400, commands: 1008 },
  ],
  [
    'empty parts with pings between them',
    () => [
      empty({ isLast: false }),
      Buffer.concat(
        Array.from({ length: 20_000 }, (_, n) =>
          Buffer.concat([
            empty({ opcode: CONTINUED, isLast: false }),
            ...(n % 500 === 0 ? [clientFrame(new Uint8Array(125), { opcode: PING })] : []),
          ]),
        ),
      ),
    ],
    { sync: 4400, commands: 1008 },
  ],
  [
    'a frame without a mask',
    () => [clientFrame(Uint8Array.of(0, 0, 1, 0), { isMasked: false })],
    { sync: 4400, commands: 1002 },
  ],
  [
    'compressed zeros, though nobody agreed on compression',
    () => [clientFrame(new Uint8Array(50_000), { isCompressed: true })],
    { sync: 4400, commands: 1002 },
  ],
  [
    'a continuation of nothing',
    () => [clientFrame(Uint8Array.of(1), { opcode: CONTINUED })],
    { sync: 4400, commands: 1002 },
  ],
  [
    'a message inside a message',
    () => [
      clientFrame(Uint8Array.of(0), { isLast: false }),
      clientFrame(Uint8Array.of(0, 0, 1, 0), { opcode: BINARY }),
    ],
    { sync: 4400, commands: 1002 },
  ],
  [
    'an opcode that is none',
    () => [clientFrame(Uint8Array.of(1), { opcode: 5 })],
    { sync: 4400, commands: 1002 },
  ],
  [
    'a ping that is too long',
    () => [clientFrame(new Uint8Array(126), { opcode: PING })],
    { sync: 4400, commands: 1002 },
  ],
  [
    'a pong in two parts',
    () => [clientFrame(new Uint8Array(1), { opcode: PONG, isLast: false })],
    { sync: 4400, commands: 1002 },
  ],
  [
    'text that is not UTF-8',
    () => [clientFrame(Uint8Array.of(0xff, 0xfe), { opcode: TEXT })],
    { sync: 4400, commands: 1007 },
  ],
]

test.each(GIANTS)(
  '[ABUSE29] %s ends its line, on either wire, and memory stays flat',
  async (_name, parts, codes) => {
    await expectFlatMemory(server, async () => {
      for (let n = 0; n < 5; n++) {
        for (const [wire, path] of wires()) {
          const line = await lineTo(path)
          expect(line.status).toBe(101)
          for (const part of parts()) line.say(part)
          await line.until(() => line.closeCode !== null)
          expect([wire, line.closeCode]).toEqual([wire, wire === 'sync' ? codes.sync : codes.commands])
          line.hangUp()
        }
      }
    })
    await witness.expectUndisturbed(server, alice, id)
  },
)

test('[ABUSE29] frames that never end: what they declare is not set aside, however many lines there are', async () => {
  await expectFlatMemory(server, async () => {
    const lines = await Promise.all(Array.from({ length: 100 }, () => lineTo(`/sync/incidents/${id}/board`)))
    // The most that may be declared, a hundred times; then they say no more.
    for (const line of lines) line.say(clientFrame(new Uint8Array(10), { claimed: MIB }))
    await witness.expectUndisturbed(server, alice, id)
    for (const line of lines) line.hangUp()
  })
})

test('[ABUSE29] an offer to compress is not taken up', async () => {
  for (const [wire, path] of wires()) {
    const offer = 'Sec-WebSocket-Extensions: permessage-deflate; client_max_window_bits\r\n'
    const line = await lineTo(path, offer)
    expect([wire, line.status]).toEqual([wire, 101])
    expect(line.answer).not.toMatch(/extensions/i)
    line.hangUp()
  }
})

test('[ABUSE29] control frames without end leave others their turn', async () => {
  for (const [, path] of wires()) {
    const line = await lineTo(path)
    const pings = Buffer.concat(
      Array.from({ length: 50_000 }, () => clientFrame(new Uint8Array(100), { opcode: PING })),
    )
    line.say(pings)
    await witness.expectUndisturbed(server, alice, id)
    line.hangUp()
  }
})

test('[ABUSE29] pings without end from who reads no answer are not all answered', async () => {
  for (const [, path] of wires()) {
    await expectFlatMemory(server, async () => {
      const line = await lineTo(path)
      line.socket.pause()
      const pings = Buffer.concat(
        Array.from({ length: 10_000 }, () => clientFrame(new Uint8Array(125), { opcode: PING })),
      )
      for (let n = 0; n < 60 && !line.isOver; n++) {
        await new Promise<void>((resolve) => {
          const goOn = () => {
            line.socket.off('close', goOn)
            resolve()
          }
          line.socket.once('close', goOn)
          line.socket.write(pings, goOn)
        })
      }
      await witness.expectUndisturbed(server, alice, id)
      line.hangUp()
    })
  }
}, 60_000)
