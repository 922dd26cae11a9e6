// What people cost a server that do little: one more idle line, and cursors that move.
import { setTimeout as wait } from 'node:timers/promises'
import { Awareness, encodeAwarenessUpdate } from 'y-protocols/awareness'
import * as Y from 'yjs'

/**
 * What one more idle connection costs, in bytes of the server's resident memory. So many that the heap's own growing, some
 * ten megabytes at the first few hundred, whoever's server it is, does not decide.
 */
export async function idleMemory(contestant, { rooms = 75, perRoom = 20 }) {
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

/** Fifty people in one room move their cursors five times a second: microseconds of processor time per cursor shown. */
export async function presenceCost(contestant, { people = 50, perSecond = 5, seconds = 8 }) {
  const room = await contestant.newRoom()
  const lines = Array.from({ length: people }, () => contestant.openRaw(room))
  await Promise.all(lines.map(({ synced }) => synced))
  let shown = 0
  for (const line of lines) {
    line.onFrame = (frame) => {
      shown += line.wire.cursorsIn(frame)
    }
  }
  const cursors = lines.map(() => new Awareness(new Y.Doc()))
  const move = async (times) => {
    for (let i = 0; i < times * people; i++) {
      const cursor = cursors[i % people]
      cursor.setLocalState({ user: { name: 'Somebody' }, cursor: { anchor: i, head: i } })
      lines[i % people].sendAwareness(encodeAwarenessUpdate(cursor, [cursor.clientID]))
      if (i % 5 === 4) await wait(5_000 / (perSecond * people))
    }
    await wait(500)
  }
  await move(perSecond * 2)
  shown = 0
  const before = contestant.process.cpuSeconds()
  await move(perSecond * seconds)
  const used = contestant.process.cpuSeconds() - before
  for (const line of lines) line.close()
  for (const cursor of cursors) cursor.destroy()
  return (used * 1e6) / shown
}
