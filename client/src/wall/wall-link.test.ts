import { FakeClock } from '@warroom/shared/testing/fake-clock.ts'
import { expect, test } from 'vitest'
import {
  FIRST_WORD_MS,
  REFUSED_RETRY_MS,
  SILENCE_MS,
  type StreamHandlers,
  WallLink,
  type WallLinkParts,
} from './wall-link.ts'

/** A server seen from a wall: answers questions and holds at most one stream. */
class WallHost {
  readonly clock = new FakeClock()
  status = 200
  isDown = false
  title = 'Checkout errors'
  asked = 0
  opened = 0
  open: StreamHandlers | null = null
  kept: unknown = null
  readonly link: WallLink

  constructor(parts: Partial<WallLinkParts> = {}) {
    this.link = new WallLink({
      ask: async () => {
        this.asked += 1
        if (this.isDown) throw new Error('nobody answers')
        return { status: this.status, body: this.status === 200 ? this.projection() : null }
      },
      stream: (handlers) => {
        this.opened += 1
        this.open = handlers
        return () => {
          if (this.open === handlers) this.open = null
        }
      },
      snapshots: {
        load: () => this.kept,
        save: (projection) => {
          this.kept = structuredClone(projection)
        },
        clear: () => {
          this.kept = null
        },
      },
      clocks: { wall: () => this.clock.now(), steady: () => this.clock.now() },
      scheduler: this.clock,
      random: () => 1,
      ...parts,
    })
  }

  projection() {
    return { key: 'INC-7', title: this.title, declaredAt: 0, serverNow: this.clock.now() }
  }

  beat(): void {
    this.open?.beat(JSON.stringify({ serverNow: this.clock.now() }))
  }

  /** Lets time pass, and lets every promise on the way settle. */
  async pass(ms: number): Promise<void> {
    for (let left = ms; left > 0; left -= 500) {
      this.clock.advance(Math.min(500, left))
      await settle()
    }
  }
}

async function settle(): Promise<void> {
  for (let i = 0; i < 10; i += 1) await Promise.resolve()
}

async function started(host = new WallHost()): Promise<WallHost> {
  host.link.start()
  await settle()
  return host
}

test('[WALL9] a wall asks once, shows the answer, and listens to the stream from then on', async () => {
  const host = await started()
  expect(host.link.get().projection?.title).toBe('Checkout errors')
  host.title = 'Checkout errors everywhere'
  host.open?.projection(JSON.stringify(host.projection()))
  expect(host.link.get().projection?.title).toBe('Checkout errors everywhere')
  expect([host.asked, host.opened]).toEqual([1, 1])
})

test('[WALL9] while the stream beats, nothing is asked, for days', async () => {
  const host = await started()
  for (let beats = 0; beats < 2 * 24 * 720; beats += 1) {
    host.clock.advance(5_000)
    host.beat()
  }
  await settle()
  expect([host.asked, host.opened, host.link.clock.ageMs()]).toEqual([1, 1, 0])
})

test('[WALL9] a broken stream is opened again by itself, after asking', async () => {
  const host = await started()
  host.open?.broken()
  expect(host.open).toBeNull()
  await host.pass(1_000)
  expect([host.asked, host.opened]).toEqual([2, 2])
})

test('[WALL9] a stream that falls silent without breaking is replaced', async () => {
  const host = await started()
  host.beat()
  await host.pass(SILENCE_MS)
  expect([host.asked, host.opened]).toEqual([2, 2])
})

test('[WALL9] where a proxy swallows streams, asking keeps the data younger than late', async () => {
  const host = await started()
  let oldest = 0
  for (let seconds = 0; seconds < 120; seconds += 1) {
    await host.pass(1_000)
    oldest = Math.max(oldest, host.link.clock.ageMs() ?? 0)
  }
  expect(oldest).toBeLessThanOrEqual(FIRST_WORD_MS)
})

test('[WALL9] a server that is away is asked ever more slowly, but never given up', async () => {
  const host = new WallHost()
  host.isDown = true
  await started(host)
  await host.pass(60_000)
  const first = host.asked
  await host.pass(10 * 60_000)
  expect(first).toBeLessThan(12)
  expect(host.asked - first).toBeGreaterThanOrEqual(36)
  expect(host.asked - first).toBeLessThan(60)
  host.isDown = false
  await host.pass(15_000)
  expect(host.link.get().projection?.title).toBe('Checkout errors')
})

test('[WALL9] a network that comes back is used at once', async () => {
  const host = new WallHost()
  host.isDown = true
  await started(host)
  await host.pass(60_000)
  host.isDown = false
  host.link.hurry()
  await settle()
  expect(host.link.get().projection).not.toBeNull()
})

test('[WALL9] a question that is never answered does not stop the wall', async () => {
  const never = new Promise<never>(() => undefined)
  let asked = 0
  const host = await started(
    new WallHost({
      ask: () => {
        asked += 1
        return never
      },
    }),
  )
  await host.pass(SILENCE_MS * 3)
  expect(asked).toBeGreaterThanOrEqual(3)
})

test('[WALL10] what was shown last is shown again while connecting, marked as old', async () => {
  const first = await started()
  const host = new WallHost()
  host.kept = first.kept
  host.isDown = true
  await started(host)
  expect(host.link.get()).toMatchObject({ projection: { title: 'Checkout errors' }, isSnapshot: true })
  expect(host.link.clock.ageMs()).toBeNull()
  host.isDown = false
  await host.pass(15_000)
  expect(host.link.get().isSnapshot).toBe(false)
})

test('[WALL11] whoever may not see the incident any more keeps nothing of it, and comes back once allowed', async () => {
  const host = await started()
  host.status = 401
  host.open?.broken()
  await host.pass(1_000)
  expect(host.link.get()).toMatchObject({
    projection: null,
    refusal: { reason: 'signedOut', wasShowing: true },
  })
  expect(host.kept).toBeNull()
  host.status = 200
  await host.pass(REFUSED_RETRY_MS)
  expect(host.link.get()).toMatchObject({ projection: { title: 'Checkout errors' }, refusal: null })
})

test('[WALL11] refused, forbidden and unknown are told apart', async () => {
  for (const [status, reason] of [
    [401, 'signedOut'],
    [403, 'forbidden'],
    [404, 'unknown'],
  ] as const) {
    const host = new WallHost()
    host.status = status
    await started(host)
    expect(host.link.get().refusal).toMatchObject({ reason, wasShowing: false })
  }
})

test('[WALL9] frames that are no projection are passed over', async () => {
  const host = await started()
  for (const text of ['', '{', 'null', '[]', '{"serverNow":"x"}']) {
    host.open?.projection(text)
    host.open?.beat(text)
  }
  expect(host.link.get().projection?.title).toBe('Checkout errors')
})
