/** `npm run frames [-- CARDS PEOPLE SECONDS]`: how evenly a board is drawn while many work on it. For `bench/RESULTS.md`. */
import { chromium } from '@playwright/test'
import { Player } from '../e2e/rehearsal/player.ts'
import { systemClock } from '../server/src/adapters/system-clock.ts'
import { chromiumPath } from './system-programs.mjs'
import { startThrowawayServer } from './throwaway-server.ts'

const [cards = 300, people = 20, seconds = 20] = process.argv.slice(2).map(Number)
const ADMIN_TOKEN = 'frames-admin-token-0123456789abcdefghij'
/** Each person does something this often. */
const ACT_EVERY_MS = 1_000
const FRAME_MS = 1000 / 60

process.setMaxListeners(people * 5)
const server = await startThrowawayServer({
  times: systemClock,
  adminToken: ADMIN_TOKEN,
  fill: async () => undefined,
})
const ask = async <T>(path: string, body?: unknown): Promise<T> => {
  const response = await fetch(`${server.url}/api/v1${path}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${ADMIN_TOKEN}`, 'content-type': 'application/json' },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  })
  return (await response.json()) as T
}
const incident = await ask<{ id: string; key: string }>('/incidents', { title: 'Many cards' })
const come = async (i: number): Promise<Player> => {
  const name = `Person ${i + 1}`
  const { id } = await ask<{ id: string }>('/people', { name, role: 'responder' })
  const { token } = await ask<{ token: string }>(`/people/${id}/tokens`)
  const at = { origin: server.url, incidentId: incident.id, cards: new Map<string, string>(), now: Date.now }
  return Player.comes({ ...at, id, token, name, accountRole: 'responder' })
}
const crowd = await Promise.all(Array.from({ length: people }, (_, i) => come(i)))
const [first] = crowd
if (!first) throw new Error('Nobody came')
for (let i = 0; i < cards; i += 1)
  if (i % 4 === 0) first.room.edits.proposeHypothesis(`Suspicion ${i} about service ${i % 17}`)
  else first.room.edits.addAction({ title: `Check service ${i % 17} in region ${i}` })
await Promise.all(crowd.map((person) => person.isLive()))

const executablePath = chromiumPath()
const browser = await chromium.launch({
  ...(executablePath !== undefined && { executablePath }),
  args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
})
const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, serviceWorkers: 'block' })
await context.addCookies([await server.cookieOf('Person 1')])
const page = await context.newPage()
await page.goto(`${server.url}/i/${incident.key}`)
await page.getByText('All changes on the server').waitFor()

/** In the page: the time between each frame and the next, and how long scripts held it up. */
const measure = (forMs: number): Promise<{ frames: number[]; longTasks: number[] }> =>
  new Promise((resolve) => {
    const frames: number[] = []
    const longTasks: number[] = []
    const observer = new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) longTasks.push(duration)
    })
    observer.observe({ type: 'longtask' })
    const from = performance.now()
    let last = from
    const frame = (now: number): void => {
      frames.push(now - last)
      last = now
      if (now - from < forMs) requestAnimationFrame(frame)
      else resolve({ frames: frames.slice(1), longTasks })
    }
    requestAnimationFrame(frame)
  })

function report(what: string, { frames, longTasks }: Awaited<ReturnType<typeof measure>>): void {
  const sorted = [...frames].sort((a, b) => a - b)
  const at = (share: number): string => (sorted[Math.floor(share * (sorted.length - 1))] ?? 0).toFixed(1)
  const late = frames.filter((ms) => ms > FRAME_MS * 1.5).length
  console.log(
    `| ${what} | ${at(0.5)} ms | ${at(0.95)} ms | ${at(0.99)} ms | ${at(1)} ms | ${((late / frames.length) * 100).toFixed(1)} % | ${longTasks.length} (longest ${Math.round(Math.max(0, ...longTasks))} ms) |`,
  )
}

console.log(`${cards} cards, ${people} people, each doing something every second, ${seconds} s each\n`)
console.log(
  '| | frame p50 | p95 | p99 | longest | late frames | tasks over 50 ms |\n|---|---|---|---|---|---|---|',
)
report('nobody does anything', await page.evaluate(measure, seconds * 1_000))
let turn = 0
const acting = setInterval(() => {
  const person = crowd[turn % crowd.length]
  const actions = person?.room.board.actions.list.get() ?? []
  const action = actions[(turn * 37) % Math.max(1, actions.length)]
  turn += 1
  if (!person || !action) return
  const kind = turn % 4
  if (kind === 0) person.room.edits.setAction(action.id, { owner: person.id, state: 'doing' }, 'taken')
  else if (kind === 1) person.room.presence.focusOn({ kind: 'action', id: action.id })
  else if (kind === 2) person.writes('notes', `${person.name} looked at it. `)
  else person.room.edits.setAction(action.id, { title: `${action.title}!`.slice(0, 100) }, 'renamed')
}, ACT_EVERY_MS / people)
report('all act', await page.evaluate(measure, seconds * 1_000))
const scrolling = page.evaluate(measure, seconds * 1_000)
await page.mouse.move(700, 600)
for (const until = performance.now() + seconds * 1_000; performance.now() < until; )
  await page.mouse.wheel(0, turn % 40 < 20 ? 60 : -60)
report('all act, and one scrolls', await scrolling)
clearInterval(acting)
for (const person of crowd) person.leaves()
await browser.close()
await server.close()
process.exit(0)
