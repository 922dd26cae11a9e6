import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Cluster } from '@warroom/server/testing/cluster.ts'
import { newDatabase } from '@warroom/server/testing/postgres-server.ts'
import { RedisLine, RedisServer } from '@warroom/server/testing/redis-server.ts'
import { io, type Socket } from 'socket.io-client'
import { afterAll, afterEach, beforeAll, expect, inject, test } from 'vitest'
import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import { ClusterCaller } from './cluster-caller.ts'
import type { Member } from './running-server.ts'

const ADMIN = 'wire-tests-admin-token-0123456789abcdef'

let redis: RedisServer
let directory: string
let cluster: Cluster
let ask: ClusterCaller
const opened: (() => void)[] = []
const lines: RedisLine[] = []

beforeAll(async () => {
  redis = await RedisServer.open()
  directory = mkdtempSync(join(tmpdir(), 'warroom-cluster-'))
})
afterAll(async () => {
  await redis.kill()
  rmSync(directory, { recursive: true })
})
afterEach(async () => {
  for (const close of opened.splice(0)) close()
  await cluster.discard()
  await Promise.all(lines.splice(0).map((line) => line.discard()))
})

async function start(instances: number, redisUrl: string | readonly string[] = redis.url): Promise<void> {
  const databaseUrl = await newDatabase(inject('postgres'))
  cluster = await Cluster.start({ instances, databaseUrl, redisUrl, dataDir: directory, adminToken: ADMIN })
  ask = new ClusterCaller(cluster, ADMIN)
}

/** A stock client at one instance, or, without an index, wherever the proxy leads. */
function page(member: Member, incidentId: string, index?: number, doc = new Y.Doc()) {
  const base = index === undefined ? cluster.url : `http://127.0.0.1:${cluster.ports[index]}`
  const provider = new WebsocketProvider(
    `${base.replace('http', 'ws')}/sync`,
    `incidents/${incidentId}/board`,
    doc,
    { params: { token: member.token }, disableBc: true, maxBackoffTime: 500 },
  )
  opened.push(() => {
    provider.destroy()
    doc.destroy()
  })
  return { doc, provider, notes: doc.getText('notes') }
}

function line(member: Member, index: number): Socket {
  const socket = io(`http://127.0.0.1:${cluster.ports[index]}`, {
    transports: ['websocket'],
    auth: { token: member.token },
    forceNew: true,
    extraHeaders: { host: new URL(cluster.url).host },
  })
  opened.push(() => socket.disconnect())
  return socket
}

const eventually = (timeout = 20_000) => ({ timeout, interval: 20 })

test('[CLUSTER1] people at different instances work on one board, see each other, and a role goes to one of two', async () => {
  await start(2)
  const [alice, bob] = [await ask.person('Alice'), await ask.person('Bob')]
  const id = await ask.declare()
  const [a, b] = [page(alice, id, 0), page(bob, id, 1)]
  await expect.poll(() => a.provider.synced && b.provider.synced, eventually()).toBe(true)
  a.notes.insert(0, 'from the first; ')
  b.notes.insert(0, 'from the second; ')
  await expect.poll(() => a.notes.length, eventually()).toBe('from the first; from the second; '.length)
  await expect.poll(() => b.notes.toString(), eventually()).toBe(a.notes.toString())

  const [sa, sb] = [line(alice, 0), line(bob, 1)]
  const here: Record<string, string[]> = {}
  for (const [name, socket] of [
    ['a', sa],
    ['b', sb],
  ] as const) {
    socket.on('presence', ({ people }) => {
      here[name] = people.map((person: { name: string }) => person.name).sort()
    })
    expect(await socket.emitWithAck('incident:join', { incidentId: id })).toMatchObject({ ok: true })
  }
  await expect.poll(() => here, eventually()).toEqual({ a: ['Alice', 'Bob'], b: ['Alice', 'Bob'] })

  const claim = (commandId: string) => ({ id: commandId, type: 'assumeRole', role: 'commander' }) as const
  const answers = await Promise.all([
    ask.command(id, claim('c1'), alice, 0),
    ask.command(id, claim('c2'), bob, 1),
  ])
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 409])
  sa.disconnect()
  await expect.poll(() => here.b, eventually()).toEqual(['Bob'])
}, 60_000)

test('[CLUSTER2] a token revoked at one instance ends what it had opened at the other', async () => {
  await start(2)
  const alice = await ask.person('Alice')
  const id = await ask.declare()
  const a = page(alice, id, 1)
  await expect.poll(() => a.provider.synced, eventually()).toBe(true)
  const closed = new Promise<number>((resolve) => {
    a.provider.on('connection-close', (event) => resolve((event as { code: number } | null)?.code ?? 0))
  })
  const { body } = await ask.call<{ tokens: { id: string }[] }>('GET', `/api/v1/people/${alice.id}/tokens`, {
    index: 0,
  })
  await ask.call('DELETE', `/api/v1/people/${alice.id}/tokens/${body.tokens[0]?.id}`, { index: 0 })
  expect(await closed).toBe(4401)
}, 60_000)

test('[CLUSTER3] with Redis killed, and back empty, nothing is lost: each is usable, both are soon alike, and it says so', async () => {
  await start(2)
  const [alice, bob] = [await ask.person('Alice'), await ask.person('Bob')]
  const id = await ask.declare()
  const [a, b] = [page(alice, id, 0), page(bob, id, 1)]
  const notices: string[] = []
  line(bob, 1).on('notice', ({ kind }) => notices.push(kind))
  await expect.poll(() => a.provider.synced && b.provider.synced, eventually()).toBe(true)
  await expect.poll(() => ask.degraded(1), eventually()).toEqual([])
  await redis.kill()
  a.notes.insert(0, 'while it was away')
  await expect.poll(() => b.notes.toString(), eventually(10_000)).toBe('while it was away')
  await expect.poll(() => ask.degraded(1), eventually()).toEqual(['redis'])
  await expect.poll(() => notices, eventually()).toEqual(['instancesApart'])
  expect((await ask.command(id, { id: 'c1', type: 'changeSeverity', severity: 'sev1' }, bob, 1)).status).toBe(
    200,
  )
  await redis.start()
  await expect.poll(() => notices, eventually()).toEqual(['instancesApart', 'instancesTogether'])
  b.notes.insert(0, 'and after; ')
  await expect.poll(() => a.notes.toString(), eventually()).toBe('and after; while it was away')
  expect((await ask.state(id, 0)).severity).toBe('sev1')
}, 60_000)

test('[CLUSTER4] an instance whose line to Redis is cut goes on, and what both write is in both', async () => {
  const cut = await RedisLine.to(redis)
  lines.push(cut)
  await start(2, [cut.url, redis.url])
  const [alice, bob] = [await ask.person('Alice'), await ask.person('Bob')]
  const id = await ask.declare()
  const [a, b] = [page(alice, id, 0), page(bob, id, 1)]
  await expect.poll(() => a.provider.synced && b.provider.synced, eventually()).toBe(true)
  cut.cut()
  for (let i = 0; i < 20; i++) {
    a.notes.insert(0, 'a')
    b.notes.insert(0, 'b')
    await ask.state(id, i % 2)
  }
  await expect.poll(() => [a.notes.length, b.notes.length], eventually()).toEqual([40, 40])
  expect(b.notes.toString()).toBe(a.notes.toString())
  cut.restore()
  await expect.poll(() => ask.degraded(0), eventually()).toEqual([])
}, 60_000)

test('[CLUSTER5] with one of two instances killed under 200 people all come back by themselves, and nothing called saved is missing', async () => {
  await start(2)
  const members = [await ask.person('Alice'), await ask.person('Bob')] as const
  const id = await ask.declare()
  const pages = Array.from({ length: 200 }, (_, i) => page(members[i % 2] ?? members[0], id))
  await expect.poll(() => pages.every(({ provider }) => provider.synced), eventually(60_000)).toBe(true)
  const saved = new Set<string>()
  for (const [i, { notes }] of pages.entries()) if (i % 20 === 0) notes.insert(0, `[${i}]`)
  const { notes: savedNotes } = await ask.state(id, 1)
  for (const mark of savedNotes.match(/\[\d+\]/g) ?? []) saved.add(mark)
  await cluster.kill(0)
  for (const [i, { notes }] of pages.entries()) if (i % 20 === 10) notes.insert(0, `[${i}]`)
  await expect.poll(() => pages.filter(({ provider }) => !provider.synced).length, eventually(60_000)).toBe(0)
  const marks = Array.from({ length: 20 }, (_, i) => `[${i * 10}]`)
  await expect
    .poll(
      () => pages.filter(({ notes }) => marks.some((mark) => !notes.toString().includes(mark))).length,
      eventually(60_000),
    )
    .toBe(0)
  for (const mark of saved) expect((await ask.state(id, 1)).notes).toContain(mark)
  expect(new Set(pages.map(({ notes }) => notes.toString())).size).toBe(1)
}, 180_000)

test('[CLUSTER6] three instances are restarted one after the other while people type: all go on, and nothing is missing', async () => {
  await start(3)
  const alice = await ask.person('Alice')
  const id = await ask.declare()
  const pages = Array.from({ length: 12 }, () => page(alice, id))
  const codes = new Set<number | undefined>()
  for (const { provider } of pages) {
    provider.on('connection-close', (event) => codes.add((event as { code?: number } | null)?.code))
  }
  await expect.poll(() => pages.every(({ provider }) => provider.synced), eventually()).toBe(true)
  const marks: string[] = []
  for (let index = 0; index < 3; index++) {
    const ended = cluster.stop(index)
    for (const [i, { notes }] of pages.entries()) {
      const mark = `[${index}.${i}]`
      marks.push(mark)
      notes.insert(0, mark)
    }
    expect(await ended).toBe(0)
    await cluster.begin(index)
  }
  const missing = (notes: string) => marks.filter((mark) => !notes.includes(mark))
  await expect
    .poll(() => pages.filter(({ notes }) => missing(notes.toString()).length > 0).length, eventually())
    .toBe(0)
  expect(missing((await ask.state(id, 2)).notes)).toEqual([])
  expect([...codes]).toEqual([1012])
}, 120_000)
