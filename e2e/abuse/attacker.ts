/**
 * One of the floods of floods.test.ts, in a process of its own so that it does not share its processor with the honest
 * person who is watched. Goes on until it is told to stop, and says all the time, as JSON, what has become of it.
 */
import { isAnswer, updateFrame } from '@warroom/server/rooms/sync-frames.ts'
import { io, type Socket } from 'socket.io-client'
import * as Y from 'yjs'
import { clientFrame, RawLine } from './raw-line.ts'

const [attack = '', url = '', token = '', incidentId = ''] = process.argv.slice(2)
const path = `/sync/incidents/${incidentId}/board`
const COMMANDS = '/socket.io/?EIO=4&transport=websocket'

/** How often each thing happened. */
const outcome: Record<string, number> = {}
const count = (what: string, by = 1): void => {
  outcome[what] = (outcome[what] ?? 0) + by
}
let isOver = false
setInterval(() => process.stdout.write(`${JSON.stringify(outcome)}\n`), 50)
process.on('SIGTERM', () => {
  isOver = true
  process.stdout.write(`${JSON.stringify(outcome)}\n`, () => process.exit(0))
})

const breath = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))

/** Opens a line and floods it until it is cut, again and again. */
async function again(flood: (line: RawLine) => Promise<void>): Promise<void> {
  while (!isOver) {
    const line = await RawLine.upgrade(url, path, { token })
    count(`status ${line.status}`)
    if (line.status === 101) {
      await flood(line)
      await line.until(() => line.closeCode !== null)
      count(`closed ${line.closeCode}`)
    }
    line.hangUp()
    await breath()
  }
}

/** 5,000 a second at the least: as fast as the line takes them. */
async function frames(): Promise<void> {
  await again(async (line) => {
    const doc = new Y.Doc()
    const edits: Buffer[] = []
    doc.on('update', (update: Uint8Array) => edits.push(clientFrame(updateFrame(update))))
    while (!isOver && line.closeCode === null && !line.isOver) {
      for (let n = 0; n < 500; n++) doc.getMap('actions').set('a', n)
      line.say(Buffer.concat(edits.splice(0)))
      count('said', 500)
      await breath()
    }
  })
}

/**
 * A few bytes that ask for the whole document, each time in another way, so that no answer is one from before. Patient
 * enough to get all that a line gives.
 */
async function questions(): Promise<void> {
  let client = 10_000
  await again(async (line) => {
    while (!isOver && line.closeCode === null && !line.isOver) {
      const vector = Y.encodeStateVector(new Map([[client++, 1]]))
      line.say(clientFrame(Uint8Array.of(0, 0, vector.length, ...vector)))
      count('asked')
      await line.until(() => line.closeCode !== null || line.heard.some(({ content }) => isAnswer(content)))
      for (const { content } of line.heard.splice(0)) {
        if (!isAnswer(content)) continue
        count('answered')
        count('bytes', content.length)
      }
    }
  })
}

async function calls(): Promise<void> {
  while (!isOver) {
    const socket = io(url, {
      transports: ['websocket'],
      auth: { token },
      forceNew: true,
      reconnection: false,
    })
    const connected = await new Promise<boolean>((resolve) => {
      socket.on('connect', () => resolve(true))
      socket.on('connect_error', () => resolve(false))
    })
    count(connected ? 'connected' : 'refused')
    for (let n = 0; connected && socket.connected && !isOver; n++) {
      const command = { id: `${Date.now()}-${n}`, type: 'noteTimeline', text: 'flood' }
      socket.emit('command', { incidentId, command }, (answer: { ok: boolean }) => {
        count(answer.ok ? 'done' : 'notDone')
      })
      if (n % 100 === 0) await breath()
    }
    count('cut', connected ? 1 : 0)
    socket.disconnect()
    await breath()
  }
}

/** Two hundred at once, kept; whatever is refused is asked for again. */
async function sockets(): Promise<void> {
  let open: RawLine[] = []
  while (!isOver) {
    open = open.filter((line) => !line.isOver)
    const asked = await Promise.all(
      Array.from({ length: 200 - open.length }, (_, n) =>
        RawLine.upgrade(url, n % 2 ? path : COMMANDS, { token }),
      ),
    )
    for (const line of asked) {
      count(`status ${line.status}`)
      if (line.status === 101) open.push(line)
    }
    outcome.open = Math.max(outcome.open ?? 0, open.length)
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}

/** Joins and leaves over a few sockets, a thousand times and more. */
async function joins(): Promise<void> {
  const clients: Socket[] = Array.from({ length: 10 }, () =>
    io(url, { transports: ['websocket'], auth: { token }, forceNew: true, reconnection: true }),
  )
  while (!isOver) {
    for (const client of clients) {
      if (!client.connected) continue
      for (const event of ['incident:join', 'incident:leave']) {
        count('asked')
        client.emit(event, { incidentId }, (answer: { ok: boolean }) => count(answer.ok ? 'done' : 'notDone'))
      }
    }
    await breath()
  }
}

const ATTACKS: Readonly<Record<string, () => Promise<void>>> = { frames, questions, calls, sockets, joins }
const run = ATTACKS[attack]
if (!run) throw new Error(`There is no attack ${attack}`)
await run()
