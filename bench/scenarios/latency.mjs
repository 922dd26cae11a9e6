// How long until an edit is on somebody else's line, and until its author hears that it is saved.
import { performance } from 'node:perf_hooks'
import { setTimeout as wait } from 'node:timers/promises'
import { percentiles } from '../percentiles.mjs'
import { latenciesIn, RawWriter } from '../raw-line.mjs'

/** Looking into every frame costs the clients more than the server: so many readers do, the rest count. */
const LOOKING = 25

/** One writes 20 characters a second; `at` and `from` are the same server, or two instances. */
export async function editToPeers(
  contestant,
  { receivers, edits = 300, everyMs = 50, at = contestant, from = contestant },
) {
  const room = await from.newRoom()
  const writer = new RawWriter(from.openRaw(room), from.text)
  await writer.line.synced
  const readers = Array.from({ length: receivers }, () => at.openRaw(room))
  await Promise.all(readers.map(({ synced }) => synced))
  const latencies = []
  const sentAt = new Map([[writer.doc.clientID, writer.sentAt]])
  const looking = readers.slice(0, LOOKING)
  await wait(500)
  // The first ones meet code that has not run yet.
  const practice = 40
  for (const line of looking) {
    line.onContent = (update) => latenciesIn(update, sentAt, performance.now(), latencies)
  }
  for (let i = 0; i < practice; i++) {
    writer.type(performance.now())
    await wait(everyMs)
  }
  await arrived(latencies, practice * looking.length)
  latencies.length = 0
  for (let i = 0; i < edits; i++) {
    writer.type(performance.now())
    await wait(everyMs)
  }
  await arrived(latencies, edits * looking.length)
  const lost = edits * looking.length - latencies.length
  for (const line of [writer.line, ...readers]) line.close()
  return { ...percentiles(latencies), lost }
}

async function arrived(latencies, wanted) {
  for (const deadline = performance.now() + 10_000; latencies.length < wanted; await wait(20)) {
    if (performance.now() > deadline) return
  }
}

/** Many small rooms: in each of them one writes twice a second and four read. */
export async function manyRooms(contestant, { rooms = 200, readersEach = 4, seconds = 8 }) {
  const open = []
  const latencies = []
  const lines = []
  for (let i = 0; i < rooms; i++) {
    const room = await contestant.newRoom()
    const writer = new RawWriter(contestant.openRaw(room), contestant.text)
    const readers = Array.from({ length: readersEach }, () => contestant.openRaw(room))
    await Promise.all([writer.line.synced, ...readers.map(({ synced }) => synced)])
    const sentAt = new Map([[writer.doc.clientID, writer.sentAt]])
    for (const reader of readers) {
      reader.onContent = (update) => latenciesIn(update, sentAt, performance.now(), latencies)
    }
    open.push(writer)
    lines.push(writer.line, ...readers)
  }
  await wait(1_000)
  const perSecond = rooms * 2
  const from = performance.now()
  let typed = 0
  while (typed < perSecond * seconds) {
    const due = Math.floor(((performance.now() - from) / 1_000) * perSecond)
    for (; typed < due; typed++) open[typed % rooms].type(performance.now())
    await wait(2)
  }
  await arrived(latencies, typed * readersEach)
  for (const line of lines) line.close()
  return { ...percentiles(latencies), lost: typed * readersEach - latencies.length }
}

/** From an edit to the server's word that it is saved (ours: on disk; Hocuspocus: applied in memory). */
export async function editToAck(contestant, { edits = 200, everyMs = 20 }) {
  const room = await contestant.newRoom()
  const writer = contestant.open(room, { acks: true })
  await writer.synced
  await wait(300)
  const latencies = []
  let sentAt = null
  writer.onSaved(() => {
    if (sentAt !== null) latencies.push(performance.now() - sentAt)
    sentAt = null
  })
  for (let i = 0; i < edits; i++) {
    sentAt = performance.now()
    contestant.text(writer.doc).insert(i, 'x')
    while (sentAt !== null) await wait(1)
    await wait(everyMs)
  }
  writer.close()
  return percentiles(latencies)
}
