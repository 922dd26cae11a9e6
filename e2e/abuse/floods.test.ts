import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Member, RunningServer } from '../wire/running-server.ts'
import { openStock, type StockClient, synced, until } from '../wire/stock-provider.ts'
import { expectFlatMemory } from './resident-memory.ts'

const ATTACKER = fileURLToPath(new URL('./attacker.ts', import.meta.url))
const WORDS = 30
/** The pace of fast typing: who writes faster than that is a flood. */
const PER_WORD_MS = 25

const server = new RunningServer()
let alice: Member
let bob: Member
beforeAll(async () => {
  await server.start()
  alice = await server.person('Alice')
  bob = await server.person('Bob')
})
afterAll(() => server.remove())

type Outcome = Readonly<Record<string, number | undefined>>

/** A flood from a process of its own, until it is stopped. */
class Flood {
  /** What has come of it so far. */
  outcome: Outcome = {}
  private readonly child: ChildProcess

  constructor(attack: string, mallory: Member, incidentId: string) {
    this.child = spawn(process.execPath, [ATTACKER, attack, server.url, mallory.token, incidentId], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    if (!this.child.stdout) throw new Error('it says nothing')
    createInterface(this.child.stdout).on('line', (line) => {
      this.outcome = JSON.parse(line)
    })
  }

  async stop(): Promise<void> {
    const exited = once(this.child, 'close')
    this.child.kill('SIGTERM')
    await exited
  }
}

/** Alice writes, word after word, each when Bob has read the one before; how long that took, in the middle. */
async function conversation(a: StockClient, b: StockClient): Promise<number> {
  const took: number[] = []
  for (let n = 0; n < WORDS; n++) {
    const word = `word ${n} `
    const since = performance.now()
    a.doc.getText('notes').insert(0, word)
    await until(b.doc, () => b.doc.getText('notes').toString().startsWith(word))
    took.push(performance.now() - since)
    await new Promise((resolve) => setTimeout(resolve, PER_WORD_MS))
  }
  return took.sort((one, other) => one - other)[WORDS / 2] ?? 0
}

interface Watched {
  readonly target: string
  readonly outcome: Outcome
  readonly seconds: number
}

/** An honest conversation in another room goes on through a flood, until it was stopped often enough, and on. */
async function duringFlood(
  attack: string,
  isStopped: (outcome: Outcome) => boolean,
  prepare?: (target: string) => Promise<void>,
): Promise<Watched> {
  const [here, target] = [await server.declare('Honest work'), await server.declare('The target')]
  const mallory = await server.person('Mallory')
  await prepare?.(target)
  const [a, b] = [openStock(server, alice, here), openStock(server, bob, here)]
  await Promise.all([synced(a), synced(b)])
  const closes: number[] = []
  for (const { provider } of [a, b]) provider.on('connection-close', (event) => closes.push(event?.code ?? 0))
  const alone = await conversation(a, b)
  const flood = new Flood(attack, mallory, target)
  const since = performance.now()
  await expectFlatMemory(server, async () => {
    while (!isStopped(flood.outcome)) await conversation(a, b)
    // The flood takes half of the machine; without bounds this would be seconds.
    expect(await conversation(a, b)).toBeLessThan(100 * Math.max(1, alone))
    await flood.stop()
  })
  const seconds = (performance.now() - since) / 1_000
  expect(closes).toEqual([])
  for (const client of [a, b]) client.destroy()
  return { target, outcome: flood.outcome, seconds }
}

test('[ABUSE32] frames as fast as the line takes them, on line after line', async () => {
  const { target, seconds } = await duringFlood('frames', (outcome) => (outcome['closed 4529'] ?? 0) >= 50)
  const { body } = await server.call<{ seq: number }>('GET', `/api/v1/incidents/${target}`)
  expect(body.seq).toBeLessThan(4_000 + 400 * seconds + 100)
})

test('[ABUSE32] a few bytes that ask for megabytes, over and over', async () => {
  const { outcome, seconds } = await duringFlood(
    'questions',
    (known) => (known['closed 4529'] ?? 0) >= 20,
    async (target) => {
      const writer = openStock(server, bob, target)
      await synced(writer)
      const reader = openStock(server, alice, target)
      const notes = writer.doc.getText('notes')
      for (let n = 0; n < 10; n++) {
        notes.insert(0, 'x'.repeat(100_000))
        await until(reader.doc, () => reader.doc.getText('notes').length === notes.length)
      }
      for (const client of [writer, reader]) client.destroy()
    },
  )
  expect(outcome.bytes).toBeGreaterThan(0)
  // What was under way when the budget ran out comes on top.
  expect(outcome.bytes).toBeLessThan((64 + 4 * seconds + 10) * 1024 * 1024)
})

test('[ABUSE32] commands without end, on socket after socket', async () => {
  await duringFlood('calls', ({ notDone = 0, cut = 0 }) => notDone > 0 && cut >= 5)
})

test('[ABUSE32] two hundred sockets of one person', async () => {
  const { outcome } = await duringFlood('sockets', (known) => (known['status 429'] ?? 0) > 0)
  expect(outcome.open).toBe(150)
})

test('[ABUSE32] thousands of joins', async () => {
  await duringFlood('joins', ({ asked = 0, notDone = 0 }) => asked >= 5_000 && notDone > 0)
})
