import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, test } from 'vitest'
import { WebSocket, WebSocketServer } from 'ws'
import { wireFrame } from './wire-frame.ts'

test('[FRAME1] a message of any length is read by an ordinary client as it was', async () => {
  const contents = [0, 1, 125, 126, 127, 65_535, 65_536, 300_000].map((length) =>
    Uint8Array.from({ length }, (_, i) => i % 251),
  )
  const http = createServer().listen(0, '127.0.0.1')
  await once(http, 'listening')
  const sockets = new WebSocketServer({ noServer: true, perMessageDeflate: false })
  http.on('upgrade', (request, line, head) => {
    sockets.handleUpgrade(request, line, head, (socket) => {
      for (const content of contents) line.write(wireFrame(content))
      socket.close(1000)
    })
  })
  const client = new WebSocket(`ws://127.0.0.1:${(http.address() as AddressInfo).port}`)
  const received: Uint8Array[] = []
  client.on('message', (data: Buffer) => received.push(new Uint8Array(data)))
  const [code] = await once(client, 'close')
  expect(code).toBe(1000)
  expect(received).toEqual(contents)
  http.close()
})

test('[FRAME1] it is put together once for all readers', () => {
  const content = Uint8Array.of(1, 2, 3)
  expect(wireFrame(content)).toBe(wireFrame(content))
})
