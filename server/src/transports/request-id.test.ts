import { once } from 'node:events'
import { type IncomingMessage, request } from 'node:http'
import express from 'express'
import { pino } from 'pino'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { TestServer } from '../testing/test-server.ts'
import { errorAnswer } from './http/send-problem.ts'
import { namedRequest } from './request-id.ts'

let room: TestServer
beforeAll(async () => {
  room = await new TestServer().start()
})
afterAll(() => room.discard())

const idOf = async (path: string, sent?: string) =>
  (await room.get(path, sent === undefined ? {} : { headers: { 'x-request-id': sent } })).headers.get(
    'x-request-id',
  )

test('[LOG1] every answer names its request, by the name a proxy gave it or a new one', async () => {
  expect(await idOf('/livez', 'from-the-proxy_1')).toBe('from-the-proxy_1')
  const names = await Promise.all([
    idOf('/livez'),
    idOf('/api/v1/me'),
    idOf('/nothing'),
    idOf('/livez', 'a b<script>'),
  ])
  expect(new Set(names).size).toBe(4)
  for (const name of names) expect(name).toMatch(/^[\da-f-]{36}$/)
})

test('[LOG1] a refused upgrade is named, too', async () => {
  const { hostname, port } = new URL(room.url)
  const answered = await new Promise<IncomingMessage>((resolve, reject) => {
    const headers = { upgrade: 'websocket', connection: 'upgrade', 'x-request-id': 'from-the-proxy_2' }
    request({ hostname, port, path: '/sync/nothing', headers }, resolve).on('error', reject).end()
  })
  answered.resume()
  expect(answered.headers['x-request-id']).toBe('from-the-proxy_2')
})

test('[LOG1] what failed is in the log under the name that is in its answer, without what was asked with', async () => {
  const lines: string[] = []
  const app = express()
  app.use(namedRequest)
  app.get('/breaks', () => {
    throw new Error('the disk is on fire')
  })
  app.use(errorAnswer(pino({ level: 'error' }, { write: (line: string) => lines.push(line) }), () => {}))
  const server = app.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('no port')
  const response = await fetch(`http://127.0.0.1:${address.port}/breaks?token=abc123`, {
    headers: { authorization: 'Bearer hunter2', accept: 'application/json' },
  })
  server.close()
  const id = response.headers.get('x-request-id')
  expect((await response.json()).detail).toContain(`under ${id}`)
  expect(lines).toHaveLength(1)
  expect(JSON.parse(lines[0] ?? '')).toMatchObject({ requestId: id, method: 'GET', path: '/breaks' })
  expect(lines.join()).not.toMatch(/abc123|hunter2/)
})
