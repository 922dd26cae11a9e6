import { once } from 'node:events'
import { type ClientRequest, request as httpRequest, type IncomingMessage } from 'node:http'
import { io } from 'socket.io-client'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { WebSocket } from 'ws'
import { ADMIN_TOKEN, TestServer } from '../testing/test-server.ts'

let room: TestServer
let incident: { readonly id: string; readonly key: string }
let board: string
beforeAll(async () => {
  room = await new TestServer().start()
  incident = await room.declare()
  board = `/sync/incidents/${incident.id}/board`
})
afterAll(() => room.discard())

interface Knock {
  readonly status: number
  readonly body: string
  readonly socket: WebSocket | null
}

/** Asks for a socket: 101 with the open socket, or what was answered instead. */
function knock(path: string, headers: Readonly<Record<string, string>> = {}): Promise<Knock> {
  const socket = new WebSocket(`${room.server.address.replace('http', 'ws')}${path}`, { headers })
  return new Promise((resolve, reject) => {
    socket.on('open', () => resolve({ status: 101, body: '', socket }))
    socket.on('error', reject)
    socket.on('unexpected-response', (_request: ClientRequest, response: IncomingMessage) => {
      let body = ''
      response.on('data', (chunk) => {
        body += chunk
      })
      response.on('end', () => resolve({ status: response.statusCode ?? 0, body, socket: null }))
    })
  })
}

async function statusOf(path: string, headers: Readonly<Record<string, string>> = {}): Promise<number> {
  const { status, socket } = await knock(path, headers)
  if (socket) {
    socket.close()
    await once(socket, 'close')
  }
  return status
}

const bearer = (token: string) => ({ authorization: `Bearer ${token}` })
const page = (cookie: string) => ({ cookie, origin: room.url })

test('[UPG1] a room opens under the id and under the key, and nothing opens beside it', async () => {
  expect(await statusOf(board, bearer(ADMIN_TOKEN))).toBe(101)
  expect(await statusOf(`/sync/incidents/${incident.key}/record?acks=1`, bearer(ADMIN_TOKEN))).toBe(101)
  expect(
    await statusOf(board.replaceAll('/', '%2F').replace('%2Fsync%2F', '/sync/'), bearer(ADMIN_TOKEN)),
  ).toBe(101)
  for (const path of [
    '/',
    '/api/v1/me',
    `${board}/`,
    board.toUpperCase(),
    board.replace('board', 'boar%64'),
  ]) {
    expect([path, await statusOf(path, bearer(ADMIN_TOKEN))]).toEqual([path, 404])
  }
})

test('[UPG2] a name that is not ours is refused before anything else is looked at', async () => {
  const { port } = new URL(room.url)
  for (const host of ['evil.test', `evil.test:${port}`, '127.0.0.1:1']) {
    expect([host, await statusOf(board, { host, ...bearer(ADMIN_TOKEN) })]).toEqual([host, 421])
  }
})

test('[UPG3] pages of other sites are refused, whatever they carry', async () => {
  const { cookie } = await room.guest('Bob', 'responder')
  const { port } = new URL(room.url)
  for (const origin of [
    'null',
    'https://evil.example',
    `http://127.0.0.1.evil:${port}`,
    'http://127.0.0.1:1',
    room.url.replace('http', 'https'),
    `${room.url}/`,
  ]) {
    for (const path of [board, '/socket.io/?EIO=4&transport=websocket']) {
      expect([origin, await statusOf(path, { origin, cookie })]).toEqual([origin, 403])
      expect([origin, await statusOf(path, { origin, ...bearer(ADMIN_TOKEN) })]).toEqual([origin, 403])
    }
  }
  expect(await statusOf(board, page(cookie))).toBe(101)
  expect(await statusOf(board, { cookie, origin: `http://localhost:${port}` })).toBe(101)
})

test('[UPG3] a cookie without a page behind it is refused', async () => {
  const { cookie } = await room.guest('Bob', 'responder')
  expect(await statusOf(board, { cookie })).toBe(403)
  expect(await statusOf('/socket.io/?EIO=4&transport=websocket', { cookie })).toBe(403)
  expect(await statusOf(board, { cookie: 'theme=dark' })).toBe(401)
})

test('[UPG4] sync asks who it is: by cookie, by bearer, or by a token in the address', async () => {
  const { token } = await room.person('Bob', 'observer')
  expect(await statusOf(board)).toBe(401)
  expect(await statusOf(board, { origin: room.url })).toBe(401)
  expect(await statusOf(board, bearer('wrong'))).toBe(401)
  expect(await statusOf(board, page('wr=wrong'))).toBe(401)
  expect(await statusOf(`${board}?token=wrong`)).toBe(401)
  expect(await statusOf(board, bearer(token))).toBe(101)
  expect(await statusOf(`${board}?token=${token}`)).toBe(101)
  expect(await statusOf(`${board}?token=${token}&acks=1`, { origin: room.url })).toBe(101)
  expect(await statusOf(`${board}?token=${ADMIN_TOKEN}`)).toBe(101)
})

test('[UPG5] what does not exist and what is not there yet sound the same', async () => {
  const answers = await Promise.all(
    [
      '/sync/incidents/INC-999/board',
      '/sync/incidents/nobody/record',
      `/sync/incidents/${incident.id}/postmortem`,
    ].map((path) => knock(path, bearer(ADMIN_TOKEN))),
  )
  expect(answers.map(({ status }) => status)).toEqual([404, 404, 404])
  expect(new Set(answers.map(({ body }) => body)).size).toBe(1)
  expect(JSON.parse(answers[0]?.body ?? '')).toMatchObject({
    type: 'urn:warroom:problem:not-found',
    status: 404,
  })
})

test('[UPG9] revoking a token closes the sockets that were opened with it, and no others', async () => {
  const admin = { token: ADMIN_TOKEN }
  const { id, token } = await room.person('Bob', 'responder')
  const second = await room.post(`/api/v1/people/${id}/tokens`, undefined, admin)
  const [mine, theirs] = [await knock(board, bearer(token)), await knock(board, bearer(second.body.token))]
  // In the handshake, as Socket.IO clients in browsers send it.
  const commands = io(room.url, { transports: ['websocket'], reconnection: false, auth: { token } })
  await once(commands as unknown as NodeJS.EventEmitter, 'connect')
  if (!mine.socket || !theirs.socket) throw new Error('both should be open')
  const closed = once(mine.socket, 'close')
  const commandsClosed = once(commands as unknown as NodeJS.EventEmitter, 'disconnect')
  // Signing out is for browsers: a token stays as it is.
  expect((await room.ask('DELETE', '/api/v1/session', undefined, { token })).status).toBe(204)
  const listed = await room.get(`/api/v1/people/${id}/tokens`, admin)
  expect(listed.body.tokens.map((one: object) => Object.keys(one))).toEqual([
    ['id', 'createdAt'],
    ['id', 'createdAt'],
  ])
  const first = listed.body.tokens.find((one: { id: string }) => one.id !== second.body.id)
  const revoke = () => room.ask('DELETE', `/api/v1/people/${id}/tokens/${first.id}`, undefined, admin)
  expect((await revoke()).status).toBe(204)
  expect((await closed)[0]).toBe(4401)
  await commandsClosed
  expect(theirs.socket.readyState).toBe(WebSocket.OPEN)
  expect((await room.get('/api/v1/me', { token })).status).toBe(401)
  expect((await revoke()).status).toBe(404)
  theirs.socket.close()
})

test('[UPG6] signing out closes the sockets that were opened with it, and no others', async () => {
  const { cookie } = await room.guest('Bob', 'responder')
  const other = await room.guest('Carol', 'responder')
  const [mine, theirs] = [await knock(board, page(cookie)), await knock(board, page(other.cookie))]
  const commands = io(room.url, {
    transports: ['websocket'],
    reconnection: false,
    extraHeaders: page(cookie),
  })
  await once(commands as unknown as NodeJS.EventEmitter, 'connect')
  if (!mine.socket || !theirs.socket) throw new Error('both should be open')
  const closed = once(mine.socket, 'close')
  const commandsClosed = once(commands as unknown as NodeJS.EventEmitter, 'disconnect')
  const headers = { origin: room.url }
  expect((await room.ask('DELETE', '/api/v1/session', undefined, { cookie, headers })).status).toBe(204)
  expect((await closed)[0]).toBe(4401)
  await commandsClosed
  expect(theirs.socket.readyState).toBe(WebSocket.OPEN)
  theirs.socket.close()
  await once(theirs.socket, 'close')
  expect(await statusOf(board, page(cookie))).toBe(401)
})

test('[UPG7] Socket.IO may bring its token inside; without any it is let in no further', async () => {
  const { token } = await room.person('Bob', 'responder')
  const connect = (auth: object) => {
    const socket = io(room.url, { transports: ['websocket'], reconnection: false, auth, forceNew: true })
    return new Promise<string>((resolve) => {
      socket.on('connect', () => resolve('connected'))
      socket.on('connect_error', (error) => resolve(error.message))
    }).finally(() => socket.disconnect())
  }
  expect(await connect({ token })).toBe('connected')
  expect(await connect({ token: ADMIN_TOKEN })).toBe('connected')
  expect(await connect({})).toBe('unauthorized')
  expect(await connect({ token: 'wrong' })).toBe('unauthorized')
  expect(await connect({ token: { toString: 'x' } })).toBe('unauthorized')
})

test('[UPG8] an offer to speak HTTP/2 is no socket, and the request is answered', async () => {
  const { hostname, port } = new URL(room.url)
  const request = httpRequest({
    hostname,
    port,
    path: '/livez',
    headers: { connection: 'Upgrade, HTTP2-Settings', upgrade: 'h2c', 'http2-settings': 'AAMAAABkAAQAAP__' },
  })
  request.end()
  const [response] = (await once(request, 'response')) as [IncomingMessage]
  response.resume()
  expect(response.statusCode).toBe(200)
})

test('[UPG8] a line that breaks while it is decided about harms nobody', async () => {
  for (let i = 0; i < 50; i++) {
    const socket = new WebSocket(`${room.server.address.replace('http', 'ws')}${board}?token=${ADMIN_TOKEN}`)
    socket.on('error', () => undefined)
    setImmediate(() => socket.terminate())
    await new Promise((resolve) => socket.on('close', resolve))
  }
  expect(await statusOf(board, bearer(ADMIN_TOKEN))).toBe(101)
})
