// What we promise of one instance on two cores (DESIGN 6), each row with the load it is promised for.
import { performance } from 'node:perf_hooks'
import { setTimeout as wait } from 'node:timers/promises'
import * as decoding from 'lib0/decoding'
import { ReconnectDelay } from '../../client/src/room/reconnect-delay.ts'
import { Rng } from '../../shared/src/testing/rng.ts'
import { percentiles } from '../percentiles.mjs'
import { latenciesIn, RawWriter } from '../raw-line.mjs'

const SAVED = 100
/** So many connect at a time; a thousand people do not press the same key in the same millisecond. */
const TOGETHER = 50

/** Everybody's lines, so many in each room. */
async function seated(contestant, { clients, rooms }) {
  const names = []
  for (let i = 0; i < rooms; i++) names.push(await contestant.newRoom())
  const lines = []
  for (let i = 0; i < clients; i += TOGETHER) {
    const coming = Array.from({ length: Math.min(TOGETHER, clients - i) }, (_, n) => {
      const room = names[(i + n) % rooms]
      return { room, line: contestant.openRaw(room, { acks: true }) }
    })
    await Promise.all(coming.map(({ line }) => line.synced))
    lines.push(...coming)
  }
  return lines
}

/** One person in five types twice a second; to their own ack, and to the other screens of the room. */
export async function crowd(contestant, { clients = 1_000, rooms = 40, seconds = 20 }) {
  const everybody = await seated(contestant, { clients, rooms })
  const acks = []
  const screens = []
  const sentAtByRoom = new Map()
  const writers = everybody.slice(0, clients / 5).map(({ room, line }) => {
    const writer = new RawWriter(line, contestant.text)
    const sentAt = sentAtByRoom.get(room) ?? new Map()
    sentAtByRoom.set(room, sentAt.set(writer.doc.clientID, writer.sentAt))
    let acknowledged = 0
    line.onFrame = (frame) => {
      const frames = framesSaved(frame)
      for (; acknowledged < frames; acknowledged++) acks.push(performance.now() - writer.sentAt[acknowledged])
    }
    return writer
  })
  // Looking into every frame would make the clients what is measured: one in eight of those who read do.
  const looking = everybody.slice(clients / 5).filter((_one, i) => i % 8 === 0)
  for (const { room, line } of looking) {
    const sentAt = sentAtByRoom.get(room) ?? new Map()
    line.onContent = (update) => latenciesIn(update, sentAt, performance.now(), screens)
  }
  const from = performance.now()
  const perSecond = writers.length * 2
  for (let typed = 0; typed < perSecond * seconds; ) {
    const due = Math.floor(((performance.now() - from) / 1_000) * perSecond)
    for (; typed < due; typed++) writers[typed % writers.length].type(performance.now())
    await wait(2)
  }
  await wait(2_000)
  const lost = perSecond * seconds - acks.length
  for (const { line } of everybody) line.close()
  return { acks: { ...percentiles(acks), lost }, screens: percentiles(screens) }
}

function framesSaved(frame) {
  const decoder = decoding.createDecoder(frame)
  if (decoding.readVarUint(decoder) !== SAVED) return 0
  decoding.readVarUint8Array(decoder)
  decoding.readVarUint(decoder)
  return decoding.readVarUint(decoder)
}

/** The server is killed and starts again; everybody tries as the product's own client does, until the last is back. */
export async function comeBack(contestant, { people = 1_000, rooms = 40, times = 5 }) {
  const latencies = []
  for (let i = 0; i < times; i++) {
    const lines = await seated(contestant, { clients: people, rooms })
    const from = performance.now()
    const back = lines.map(({ room, line }) => untilBack(contestant, room, line))
    await contestant.stop('SIGKILL')
    const started = contestant.start()
    const again = await Promise.all(back)
    latencies.push(performance.now() - from)
    await started
    for (const line of again) line.close()
    await wait(1_000)
  }
  return percentiles(latencies)
}

const rng = new Rng(1)

async function untilBack(contestant, room, line) {
  await new Promise((resolve) => line.socket.once('close', resolve))
  const delay = new ReconnectDelay((below) => rng.int(below))
  for (;;) {
    await wait(delay.next())
    const next = contestant.openRaw(room)
    if (await next.synced.then(() => true).catch(() => false)) return next
  }
}

/** From the process' start until it takes people in. */
export async function startWith(contestant, { incidents = 10_000, times = 7 }) {
  for (let i = 0; i < incidents; i += TOGETHER) {
    await Promise.all(Array.from({ length: TOGETHER }, () => contestant.newRoom()))
  }
  const latencies = []
  for (let i = 0; i < times; i++) {
    await contestant.stop()
    const from = performance.now()
    await contestant.start()
    latencies.push(performance.now() - from)
  }
  return percentiles(latencies)
}

/** Resident memory with somebody in each of so many rooms who has written something. */
export async function loadedRooms(contestant, { rooms = 2_000 }) {
  const lines = []
  for (let i = 0; i < rooms; i += TOGETHER) {
    const writers = await Promise.all(
      Array.from({ length: TOGETHER }, async () => {
        const writer = new RawWriter(contestant.openRaw(await contestant.newRoom()), contestant.text)
        await writer.line.synced
        return writer
      }),
    )
    for (const writer of writers) for (let n = 0; n < 20; n++) writer.type(performance.now())
    lines.push(...writers.map(({ line }) => line))
  }
  await wait(3_000)
  const bytes = contestant.process.rss()
  for (const line of lines) line.close()
  return bytes
}
