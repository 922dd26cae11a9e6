import { createHash } from 'node:crypto'
import { isAnswer } from '@warroom/server/rooms/sync-frames.ts'
import { readSaved } from '@warroom/server/testing/saved-message.ts'
import { ADMIN_TOKEN, cookieOf, TestServer } from '@warroom/server/testing/test-server.ts'
import { asIncidentId, type IncidentId } from '@warroom/shared/domain/ids.ts'
import type { Socket } from 'socket.io-client'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { openCommandLine } from '../wire/command-line.ts'
import { forgeries } from './forgeries.ts'
import { soundCommands } from './hostile-calls.ts'
import { clientFrame, RawLine, TEXT } from './raw-line.ts'

const room = new TestServer()
let id: IncidentId
let other: string
let dave: { readonly id: string; readonly token: string }
let alice: { readonly id: string; readonly token: string }
const sockets: Socket[] = []
const lines: RawLine[] = []
beforeAll(async () => {
  await room.start()
  dave = await room.person('Dave', 'observer')
  alice = await room.person('Alice', 'responder')
})
beforeEach(async () => {
  id = asIncidentId((await room.declare()).id)
  other = (await room.declare('Another')).id
})
afterEach(() => {
  for (const socket of sockets.splice(0)) socket.disconnect()
  for (const line of lines.splice(0)) line.hangUp()
})
afterAll(() => room.discard())

/** Every row of the log, in one number. */
async function fingerprint(): Promise<string> {
  const hash = createHash('sha256')
  for (const incidentId of [id, asIncidentId(other)]) {
    const rows = await room.log.read(incidentId, { after: 0 })
    hash.update(`${incidentId} ${rows.length}\n`)
    for (const row of rows) hash.update(`${row.seq} ${row.document} ${row.personId} `).update(row.update)
  }
  const listed = await room.get('/api/v1/incidents', { token: ADMIN_TOKEN })
  return hash.update(JSON.stringify(listed.body)).digest('hex')
}

/** Runs it, and nothing is another afterwards. */
async function expectUnchanged(attempt: () => Promise<void>): Promise<void> {
  const before = await fingerprint()
  await attempt()
  expect(await fingerprint()).toBe(before)
}

async function lineTo(path: string, credentials: { token?: string; headers?: string; first?: Uint8Array }) {
  const line = await RawLine.upgrade(room.server.address, path, credentials)
  lines.push(line)
  return line
}

const withCookie = (cookie: string) => ({ headers: `Cookie: ${cookie}\r\nOrigin: ${room.url}\r\n` })

const EVERYTHING = clientFrame(Uint8Array.of(0, 0, 1, 0))

/** Says all of it; the line is answered afterwards, and nothing was called saved. */
async function expectDropped(line: RawLine): Promise<void> {
  expect(line.status).toBe(101)
  for (const frame of forgeries()) line.say(clientFrame(frame))
  line.say(EVERYTHING)
  await line.until(() => line.heard.some(({ content }) => isAnswer(content)))
  expect(line.closeCode).toBeNull()
  expect(readSaved(line.heard.map(({ content }) => content))?.frames ?? 0).toBe(0)
}

async function connect(auth: { token?: string }, cookie?: string): Promise<Socket> {
  const socket = await openCommandLine(room.url, auth, cookie ? { cookie, origin: room.url } : {})
  sockets.push(socket)
  return socket
}

const documents = () => [`/sync/incidents/${id}/board`, `/sync/incidents/${id}/record`]

test('[ABUSE31] an observer on the sync wire, by token and by session, with acknowledgements and without', async () => {
  const { cookie } = await room.guest('Dora', 'observer')
  await expectUnchanged(async () => {
    for (const path of documents()) {
      for (const acks of ['', '?acks=1']) {
        await expectDropped(await lineTo(`${path}${acks}`, { token: dave.token }))
        await expectDropped(await lineTo(`${path}${acks}`, withCookie(cookie)))
      }
    }
  })
})

test('[ABUSE31] the same frames change the board when a responder says them', async () => {
  const before = await fingerprint()
  const line = await lineTo(`/sync/incidents/${id}/board?acks=1`, { token: alice.token })
  const [edit = new Uint8Array()] = forgeries()
  line.say(clientFrame(edit))
  await line.until(() => readSaved(line.heard.map(({ content }) => content))?.frames === 1)
  expect(await fingerprint()).not.toBe(before)
})

test('[ABUSE31] a responder on the record, and anybody on a post-mortem that is not there', async () => {
  await expectUnchanged(async () => {
    await expectDropped(await lineTo(`/sync/incidents/${id}/record`, { token: alice.token }))
    await expectDropped(await lineTo(`/sync/incidents/${id}/record`, { token: ADMIN_TOKEN }))
    expect((await lineTo(`/sync/incidents/${id}/postmortem`, { token: ADMIN_TOKEN })).status).toBe(404)
  })
})

/** What observers may say at any time; the others they may send lead to nothing here. */
const THEIRS: ReadonlySet<string> = new Set(['askQuestion', 'raiseConcern'])

test('[ABUSE31] an observer on the command wire: every command there is, and presence where they have not joined', async () => {
  const socket = await connect({ token: dave.token })
  // To come in is theirs to do, and is told.
  expect(await socket.emitWithAck('incident:join', { incidentId: id })).toMatchObject({ ok: true })
  await expectUnchanged(async () => {
    const commands = Object.values(soundCommands(dave.id)).filter(({ type }) => !THEIRS.has(type))
    for (const command of commands) {
      const answer = await socket.emitWithAck('command', {
        incidentId: id,
        command: { ...command, id: command.type },
      })
      expect([command.type, answer]).toMatchObject([
        command.type,
        { ok: false, refusal: { message: expect.stringMatching(/\w/) } },
      ])
      const overHttp = await room.post(
        `/api/v1/incidents/${id}/commands`,
        { ...command, id: `http-${command.type}` },
        { token: dave.token },
      )
      expect([command.type, overHttp.status]).toSatisfy(([, status]) => status >= 400 && status < 500)
    }
    const focus = { kind: 'action', id: 'a1' }
    expect(
      await socket.emitWithAck('presence:set', { incidentId: other, focus, state: 'typing' }),
    ).toMatchObject({ ok: false, refusal: { code: 'invalid' } })
  })
})

test('[ABUSE31] an observer over HTTP: every call that writes', async () => {
  const { cookie } = await room.guest('Dora', 'observer')
  const writes = [
    ['POST', '/api/v1/incidents', { title: 'Forged' }],
    ['POST', '/api/v1/people', { name: 'Eve', role: 'admin' }],
    ['POST', '/api/v1/invites', { role: 'admin' }],
    ['POST', `/api/v1/people/${dave.id}/tokens`, undefined],
    ['DELETE', `/api/v1/people/${alice.id}/tokens/x`, undefined],
    ['PUT', `/api/v1/incidents/${id}`, { title: 'Forged' }],
    ['PATCH', `/api/v1/incidents/${id}`, { title: 'Forged' }],
    ['DELETE', `/api/v1/incidents/${id}`, undefined],
    ['POST', `/api/v1/incidents/${id}/timeline`, { text: 'Forged' }],
    ['POST', `/api/v1/incidents/${id}/wall`, { title: 'Forged' }],
    ['PUT', `/api/v1/incidents/${id}/board`, { notes: 'Forged' }],
  ] as const
  await expectUnchanged(async () => {
    for (const [method, path, body] of writes) {
      for (const asking of [{ token: dave.token }, { cookie, headers: { origin: room.url } }]) {
        const { status } = await room.ask(method, path, body, asking)
        expect([method, path, status]).toSatisfy(([, , code]) => code >= 400 && code < 500)
      }
    }
  })
})

test('[ABUSE31] nobody, on any wire: frames that come with the request itself, and calls before the answer', async () => {
  const frames = Buffer.concat([...forgeries().map((frame) => clientFrame(frame)), EVERYTHING])
  await expectUnchanged(async () => {
    for (const path of documents()) {
      for (const wrong of [{}, { token: 'wrong' }, { headers: 'Cookie: warroom=x\r\n' }]) {
        const line = await lineTo(path, { ...wrong, first: frames })
        expect([401, 403]).toContain(line.status)
        await line.cut()
        expect(line.heard).toEqual([])
      }
    }
    const command = JSON.stringify([
      'command',
      { incidentId: id, command: soundCommands(alice.id).changeSeverity },
    ])
    const text = (packet: string) => clientFrame(new TextEncoder().encode(packet), { opcode: TEXT })
    const line = await lineTo('/socket.io/?EIO=4&transport=websocket', {})
    line.say(Buffer.concat([text(`421${command}`), text('40{}'), text(`422${command}`)]))
    await line.until(() => line.closeCode !== null)
    expect(line.heard.some(({ content }) => content.toString().startsWith('43'))).toBe(false)
    await expect(connect({})).rejects.toThrow('unauthorized')
  })
})

test('[ABUSE31] whose token was revoked: what was open is closed, and nothing that comes after it counts', async () => {
  const admin = { token: ADMIN_TOKEN }
  const made = await room.post(`/api/v1/people/${alice.id}/tokens`, undefined, admin)
  const { token } = made.body
  const line = await lineTo(`/sync/incidents/${id}/board`, { token })
  const socket = await connect({ token })
  const gone = new Promise((resolve) => socket.on('disconnect', resolve))
  await expectUnchanged(async () => {
    const revoked = await room.ask(
      'DELETE',
      `/api/v1/people/${alice.id}/tokens/${made.body.id}`,
      undefined,
      admin,
    )
    expect(revoked.status).toBe(204)
    for (const frame of forgeries()) line.say(clientFrame(frame))
    expect(await line.cut()).toBe(4401)
    await gone
    expect((await lineTo(`/sync/incidents/${id}/board`, { token })).status).toBe(401)
    await expect(connect({ token })).rejects.toThrow()
    const command = { ...soundCommands(alice.id).changeSeverity, id: 'late' }
    expect((await room.post(`/api/v1/incidents/${id}/commands`, command, { token })).status).toBe(401)
  })
})

test('[ABUSE31] whose session has ended by time or by signing out', async () => {
  const carol = await room.guest('Carol', 'responder')
  const erin = await room.guest('Erin', 'responder')
  expect((await lineTo(`/sync/incidents/${id}/board`, withCookie(carol.cookie))).status).toBe(101)
  const line = await lineTo(`/sync/incidents/${id}/board`, withCookie(erin.cookie))
  await expectUnchanged(async () => {
    const page = { cookie: erin.cookie, headers: { origin: room.url } }
    const signedOut = await room.ask('DELETE', '/api/v1/session', undefined, page)
    expect(signedOut.status).toBe(204)
    expect(cookieOf(signedOut)).not.toBe(erin.cookie)
    for (const frame of forgeries()) line.say(clientFrame(frame))
    expect(await line.cut()).toBe(4401)
    room.clock.advance(13 * 60 * 60_000)
    for (const { cookie } of [carol, erin]) {
      expect((await lineTo(`/sync/incidents/${id}/board`, withCookie(cookie))).status).toBe(401)
      const answer = await room.post(
        `/api/v1/incidents/${id}/commands`,
        { ...soundCommands(alice.id).changeSeverity, id: 'late' },
        { cookie, headers: { origin: room.url } },
      )
      expect(answer.status).toBe(401)
    }
  })
})
