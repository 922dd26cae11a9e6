import { asPersonId } from '@warroom/shared/domain/ids.ts'
import type { PresenceMessage } from '@warroom/shared/protocol/socket-events.ts'
import type { Socket } from 'socket.io-client'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { WebSocket } from 'ws'
import { aCommandSocket, type CommandSocketFixture } from '../../testing/command-socket-fixture.ts'
import { alice, bob, dave } from '../../testing/room-fixture.ts'

let lanes: CommandSocketFixture
let incidentId: string
beforeEach(async () => {
  lanes = await aCommandSocket()
  incidentId = lanes.id
})
afterEach(() => lanes.close())

const focusedOn = (id: string) => ({ incidentId, focus: { kind: 'action', id }, state: 'active' })

/** Resolves with what comes with the next event of this name. */
const once = (client: Socket, event: string): Promise<unknown> =>
  new Promise((resolve) => {
    client.once(event, resolve)
  })

/** Resolves with the first presence that satisfies. */
const presence = (client: Socket, holds: (message: PresenceMessage) => boolean): Promise<PresenceMessage> =>
  new Promise((resolve) => {
    const look = (message: PresenceMessage) => {
      if (!holds(message)) return
      client.off('presence', look)
      resolve(message)
    }
    client.on('presence', look)
  })

test('[SOCK14] what is not there, or not joined, is refused in so many words', async () => {
  const client = await lanes.connect(alice)
  const nowhere = { incidentId: 'INC-99', command: { id: 'c1', type: 'assumeRole', role: 'scribe' } }
  for (const event of ['incident:join', 'incident:leave', 'presence:set', 'command'])
    expect(await client.emitWithAck(event, nowhere)).toMatchObject({
      ok: false,
      refusal: { code: 'notFound' },
    })
  expect(await client.emitWithAck('presence:set', focusedOn('a1'))).toMatchObject({
    ok: false,
    refusal: { code: 'invalid', message: expect.stringContaining('incident:join') },
  })
  expect(await client.emitWithAck('incident:own', { incidentId })).toMatchObject({
    ok: false,
    refusal: { code: 'invalid', message: expect.stringContaining('incident:join') },
  })
})

test('[SOCK15] calls about where somebody is take effect in the order they were made', async () => {
  const client = await lanes.connect(alice)
  const answers = await Promise.all([
    client.emitWithAck('incident:join', { incidentId }),
    client.emitWithAck('presence:set', focusedOn('a1')),
    client.emitWithAck('incident:leave', { incidentId }),
  ])
  expect(answers.map(({ ok }) => ok)).toEqual([true, true, true])
  expect(await lanes.presence.people(lanes.id)).toEqual([])
  await Promise.all([
    client.emitWithAck('incident:leave', { incidentId }),
    client.emitWithAck('incident:join', { incidentId }),
  ])
  expect(await lanes.presence.people(lanes.id)).toMatchObject([{ name: 'Alice', connections: 1 }])
})

test('[SOCK15] who hangs up while still being let in is not left behind', async () => {
  const watcher = await lanes.connect(bob)
  await watcher.emitWithAck('incident:join', { incidentId })
  const client = await lanes.connect(alice)
  client.emit('incident:join', { incidentId })
  client.disconnect()
  // What was asked on one line is done when the other has been answered and the goodbye was heard.
  await expect
    .poll(async () => {
      await watcher.emitWithAck('clock:ask')
      return (await lanes.presence.people(lanes.id)).map((person) => person.name)
    })
    .toEqual(['Bob'])
})

test('[SOCK16] a burst is refused beyond its bound, a flood is cut off, and others notice nothing', async () => {
  const hasty = await lanes.connect(alice)
  const answers = await Promise.all(Array.from({ length: 250 }, () => hasty.emitWithAck('clock:ask')))
  expect(answers.filter((answer) => answer.ok)).toHaveLength(200)
  lanes.room.clock.advance(1_000)
  expect(await hasty.emitWithAck('clock:ask')).toMatchObject({ ok: true })

  const calm = await lanes.connect(bob)
  const flooding = await lanes.connect(dave)
  const cut = once(flooding, 'disconnect')
  // A thousand calls a second, half of them under a name nobody knows; a few are let through on the way.
  let hundreds = 0
  while (flooding.connected) {
    for (let i = 0; i < 100; i++) flooding.emit(i % 2 ? 'incident:own' : 'clock:ask')
    lanes.room.clock.advance(100)
    hundreds += 1
    await Promise.race([flooding.emitWithAck('clock:ask'), cut])
  }
  expect(hundreds).toBeLessThan(15)
  expect(await calm.emitWithAck('clock:ask')).toMatchObject({ ok: true })
})

test('[SOCK17] when a sign-in ends its sockets are told and closed, and no others', async () => {
  const ended = await lanes.connect(alice)
  const other = await lanes.connect(bob)
  const notice = once(ended, 'notice')
  const closed = once(ended, 'disconnect')
  lanes.endSessions((sessionRef) => sessionRef === alice.personId)
  expect(await notice).toMatchObject({ kind: 'signedOut' })
  await closed
  expect(await other.emitWithAck('clock:ask')).toMatchObject({ ok: true })
})

test('[SOCK18] a fault behind a call is a refusal, is logged, and the next call works', async () => {
  const client = await lanes.connect(alice)
  lanes.failing = true
  for (const event of ['incident:join', 'presence:set', 'command']) {
    const command = { id: 'c1', type: 'assumeRole', role: 'scribe' }
    expect(await client.emitWithAck(event, { incidentId, command })).toMatchObject({
      ok: false,
      refusal: { code: 'unavailable' },
    })
  }
  expect(lanes.errors).toHaveLength(3)
  lanes.failing = false
  expect(await client.emitWithAck('incident:join', { incidentId })).toMatchObject({ ok: true })
})

test('[SOCK19] a message that is too big ends its line and no other', async () => {
  const big = await lanes.connect(alice)
  const other = await lanes.connect(bob)
  const closed = once(big, 'disconnect')
  big.emit('incident:join', { incidentId: 'x'.repeat(64 * 1024) })
  await closed
  expect(await other.emitWithAck('clock:ask')).toMatchObject({ ok: true })
})

test('[SOCK20] the list says who is in, and is not told what they look at', async () => {
  const reader = await lanes.connect(dave)
  const rows: { names: string[] }[] = []
  reader.on('incidents:changed', ({ incidents }) => {
    for (const { people } of incidents) rows.push({ names: people.map((p: { name: string }) => p.name) })
  })
  const a = await lanes.connect(alice)
  await a.emitWithAck('incident:join', { incidentId })
  await expect.poll(() => rows.at(-1)).toEqual({ names: ['Alice'] })
  const told = rows.length
  await a.emitWithAck('presence:set', focusedOn('a1'))
  const b = await lanes.connect(bob)
  await b.emitWithAck('incident:join', { incidentId })
  await a.emitWithAck('presence:set', focusedOn('a2'))
  await expect.poll(() => rows.at(-1)).toEqual({ names: ['Alice', 'Bob'] })
  expect(rows).toHaveLength(told + 1)
})

test('[SOCK21] a reader that lags gets the newest and not what it missed, and others do not wait', async () => {
  const slow = await lanes.connect(alice)
  const quick = await lanes.connect(bob)
  let received = 0
  slow.on('presence', () => {
    received += 1
  })
  for (const client of [slow, quick]) await client.emitWithAck('incident:join', { incidentId })
  const { ws } = slow.io.engine.transport as unknown as { ws: WebSocket }
  ws.pause()
  // Each of them bigger than what two machines keep for a line between them.
  const name = 'x'.repeat(8_000_000)
  const rounds = 6
  for (let i = 0; i < rounds; i++) {
    const arrived = presence(quick, ({ people }) => people.some((person) => person.since === i))
    const personId = asPersonId('crowd')
    const crowd = { connectionId: 'crowd', personId, name, focus: null, state: 'active', since: i } as const
    await lanes.presence.set(lanes.id, crowd)
    await arrived
  }
  received = 0
  const newest = presence(slow, ({ people }) => people.some((person) => person.since === rounds - 1))
  ws.resume()
  await newest
  expect(received).toBeLessThan(rounds)
}, 30_000)

test('[AUTH6] a token that came inside the handshake is looked after for as long as its socket lives', async () => {
  const byCookie = await lanes.connect(bob)
  const byToken = await lanes.connect(alice, 'with a token in the handshake')
  expect(lanes.signIns).toEqual([`token of ${alice.personId}`])
  byToken.disconnect()
  byCookie.disconnect()
  await vi.waitFor(() => expect(lanes.signIns).toEqual([]))
})
