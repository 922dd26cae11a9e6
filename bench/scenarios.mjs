// What is measured. Each scenario opens its own documents on a running contestant and closes them again.
import { performance } from 'node:perf_hooks'
import { setTimeout as wait } from 'node:timers/promises'
import * as Y from 'yjs'
import { percentiles } from './percentiles.mjs'

/** One writes 20 characters a second, everybody measures when each arrives on their screen. */
export async function editToPeers(contestant, { receivers, edits = 200, everyMs = 50 }) {
  const room = await contestant.newRoom()
  const writer = contestant.open(room)
  await writer.synced
  const readers = []
  for (let i = 0; i < receivers; i++) readers.push(contestant.open(room))
  await Promise.all(readers.map((reader) => reader.synced))
  const latencies = []
  const sentAt = []
  for (const reader of readers) {
    let seen = contestant.text(reader.doc).length
    contestant.text(reader.doc).observe(() => {
      const now = performance.now()
      const { length } = contestant.text(reader.doc)
      for (; seen < length; seen++) latencies.push(now - sentAt[seen])
    })
  }
  await wait(500)
  for (let i = 0; i < edits; i++) {
    sentAt.push(performance.now())
    contestant.text(writer.doc).insert(i, 'x')
    await wait(everyMs)
  }
  const deadline = performance.now() + 10_000
  while (latencies.length < edits * receivers && performance.now() < deadline) await wait(20)
  const lost = edits * receivers - latencies.length
  for (const client of [writer, ...readers]) client.close()
  return { ...percentiles(latencies), lost }
}

/** From an edit to the server's word that it is saved (ours: on disk; Hocuspocus: applied in memory). */
export async function editToAck(contestant, { edits = 200, everyMs = 20 }) {
  const room = await contestant.newRoom()
  const writer = contestant.open(room, { acks: true })
  if (!writer.onSaved) return null
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

/** What one more idle connection costs, in bytes of the server's resident memory. */
export async function idleMemory(contestant, { rooms = 20, perRoom = 20 }) {
  const names = []
  for (let i = 0; i < rooms; i++) names.push(await contestant.newRoom())
  const first = await Promise.all(
    names.map(async (room) => {
      const client = contestant.open(room)
      await client.synced
      return client
    }),
  )
  await wait(1_500)
  const before = contestant.process.rss()
  const clients = []
  for (const room of names) {
    for (let i = 0; i < perRoom; i++) clients.push(contestant.open(room))
    await Promise.all(clients.slice(-perRoom).map((client) => client.synced))
  }
  await wait(2_500)
  const bytes = (contestant.process.rss() - before) / clients.length
  for (const client of [...first, ...clients]) client.close()
  await wait(500)
  return bytes
}

/** A board of many edits, opened by the first person after the server has started again. */
export async function coldOpen(contestant, { edits = 5_000, times = 5 }) {
  const room = await contestant.newRoom()
  const writer = contestant.open(room)
  await writer.synced
  const text = contestant.text(writer.doc)
  for (let i = 0; i < edits; i++) {
    text.insert((i * 7919) % (text.length + 1), 'x')
    // As fast as a server that protects itself lets one person write.
    if (i % 2 === 1) await wait(25)
  }
  await wait(3_500)
  const vector = Y.encodeStateVector(writer.doc)
  writer.close()
  await wait(500)
  const latencies = []
  for (let i = 0; i < times; i++) {
    await contestant.stop()
    await contestant.start()
    const from = performance.now()
    const reader = contestant.open(room)
    await reader.synced
    latencies.push(performance.now() - from)
    const whole = Buffer.compare(Buffer.from(Y.encodeStateVector(reader.doc)), Buffer.from(vector)) === 0
    if (!whole) return null
    reader.close()
  }
  return percentiles(latencies)
}
