import { once } from 'node:events'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { WebSocket } from 'ws'
import * as Y from 'yjs'
import { readFrame, step1Frame, updateFrame } from '../../rooms/sync-frames.ts'
import { ADMIN_TOKEN, TestServer } from '../../testing/test-server.ts'

let room: TestServer
let path: string
const sockets: WebSocket[] = []
beforeEach(async () => {
  room = await new TestServer().start()
  path = `${room.server.address.replace('http', 'ws')}/sync/incidents/${(await room.declare()).id}/board`
})
afterEach(async () => {
  for (const socket of sockets.splice(0)) socket.terminate()
  await room.discard()
})

async function open(): Promise<WebSocket> {
  const socket = new WebSocket(path, { headers: { authorization: `Bearer ${ADMIN_TOKEN}` } })
  sockets.push(socket)
  await once(socket, 'open')
  return socket
}

/** A device that writes on a line of its own; resolves when the server has told it back. */
async function write(text: string): Promise<void> {
  const socket = await open()
  const doc = new Y.Doc()
  const updates: Uint8Array[] = []
  doc.on('update', (update: Uint8Array) => updates.push(update))
  doc.getText('notes').insert(0, text)
  const told = new Promise<void>((resolve) => {
    socket.on('message', (data: Buffer) => {
      const frame = readFrame(new Uint8Array(data))
      if (frame?.type !== 'edit') return
      if (Y.parseUpdateMeta(frame.update).to.has(doc.clientID)) resolve()
    })
  })
  for (const update of updates) socket.send(updateFrame(update))
  await told
  socket.terminate()
}

test('[SLOW1] a board that is larger than what may wait for a reader still reaches one on a slow line, with what is written meanwhile', async () => {
  for (let i = 0; i < 60; i++) await write('x'.repeat(200_000))
  const reader = await open()
  const codes: number[] = []
  reader.on('close', (code) => codes.push(code))
  const doc = new Y.Doc()
  reader.on('message', (data: Buffer) => {
    const frame = readFrame(new Uint8Array(data))
    if (frame?.type === 'edit') Y.applyUpdate(doc, frame.update)
  })
  reader.pause()
  reader.send(step1Frame(Uint8Array.of(0)))
  await expect.poll(async () => (await metrics('wr_send_buffer_bytes')) > 4 * 1024 * 1024).toBe(true)
  await write('news ')
  reader.resume()
  await expect.poll(() => doc.getText('notes').length, { timeout: 20_000 }).toBe(60 * 200_000 + 5)
  expect(codes).toEqual([])
})

async function metrics(name: string): Promise<number> {
  const { body } = await room.ask('GET', '/metrics', undefined, { token: ADMIN_TOKEN })
  return Number(new RegExp(`^${name} (\\S+)$`, 'm').exec(String(body))?.[1])
}
