// How long the first person waits for a document: after the server has started again (cold), and while it is in use (warm).
import { performance } from 'node:perf_hooks'
import { setTimeout as wait } from 'node:timers/promises'
import * as Y from 'yjs'
import { percentiles } from '../percentiles.mjs'
import { RawWriter } from '../raw-line.mjs'

const WRITERS = 50
const SMALL_ROOMS = 50
/** As fast as a server that protects itself lets one person write. */
const EDITS_PER_WRITER_AND_SECOND = 80

/** A document of so many single edits, each somewhere in what its author wrote. Resolves with its state vector. */
export async function writtenRoom(contestant, edits) {
  const room = await contestant.newRoom()
  const writers = Array.from(
    { length: WRITERS },
    () => new RawWriter(contestant.openRaw(room), contestant.text),
  )
  await Promise.all(writers.map(({ line }) => line.synced))
  const from = performance.now()
  let written = 0
  while (written < edits) {
    const due = ((performance.now() - from) / 1_000) * EDITS_PER_WRITER_AND_SECOND * WRITERS
    for (; written < Math.min(due, edits); written++) {
      writers[written % WRITERS].typeAt((written * 7919) % (Math.floor(written / WRITERS) + 1))
    }
    await wait(5)
  }
  const vectors = writers.map(({ doc }) => [doc.clientID, Y.getState(doc.store, doc.clientID)])
  for (const { line } of writers) await line.synced
  const isWhole = (vector) => vectors.every(([client, clock]) => vector.get(client) === clock)
  // Over a line of their own, somebody who comes later gets all of it.
  for (const deadline = performance.now() + 30_000; performance.now() < deadline; await wait(200)) {
    const line = contestant.openRaw(room)
    const { to } = Y.parseUpdateMeta(Y.mergeUpdates([await line.synced, ...line.early]))
    line.close()
    if (isWhole(to)) break
  }
  for (const { line } of writers) line.close()
  await wait(contestant.storedWithinMs ?? 500)
  return { room, isWhole }
}

/** From the attempt to connect until the last byte of the document is here. `null` when it was not whole. */
async function opening(contestant, { room, isWhole }) {
  const from = performance.now()
  const line = contestant.openRaw(room)
  const body = await line.synced
  const took = performance.now() - from
  const whole = isWhole(Y.parseUpdateMeta(Y.mergeUpdates([body, ...line.early])).to)
  line.close()
  return whole ? took : null
}

/**
 * The server has started again; with `practised`, and has opened other, small rooms since: then it is the document that is
 * cold, and not the code.
 */
export async function coldOpen(contestant, { edits, practised = false, times = 7 }) {
  const written = await writtenRoom(contestant, edits)
  const others = []
  for (let i = 0; practised && i < SMALL_ROOMS; i++) others.push(await contestant.newRoom())
  const latencies = []
  for (let i = 0; i < times; i++) {
    await contestant.stop()
    await contestant.start()
    await wait(300)
    for (const other of others) {
      const line = contestant.openRaw(other)
      await line.synced
      line.close()
    }
    // What fifty openings leave to be done (compiling, collecting garbage) is not the fifty-first's.
    if (practised) await wait(300)
    latencies.push(await opening(contestant, written))
  }
  return latencies.includes(null) ? null : percentiles(latencies)
}

export async function warmOpen(contestant, { edits, times = 30 }) {
  const written = await writtenRoom(contestant, edits)
  const inside = contestant.openRaw(written.room)
  await inside.synced
  const latencies = []
  for (let i = 0; i < times; i++) latencies.push(await opening(contestant, written))
  inside.close()
  return latencies.includes(null) ? null : percentiles(latencies)
}

/** Everybody comes at once, with nothing: until the last has the whole document. Somebody has it open. */
export async function storm(contestant, { edits, people = 500, times = 5 }) {
  const written = await writtenRoom(contestant, edits)
  const inside = contestant.openRaw(written.room)
  await inside.synced
  const latencies = []
  for (let i = 0; i < times; i++) {
    const from = performance.now()
    const lines = Array.from({ length: people }, () => contestant.openRaw(written.room))
    await Promise.all(lines.map(({ synced }) => synced))
    latencies.push(performance.now() - from)
    for (const line of lines) line.close()
    await wait(1_000)
  }
  inside.close()
  return percentiles(latencies)
}
