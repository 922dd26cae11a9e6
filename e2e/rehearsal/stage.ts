/** The server of a rehearsal and its twelve people. Three of them sit at real browsers. */
import type { Browser, BrowserContext } from '@playwright/test'
import { type Somebody, STORY_PEOPLE } from '../../tools/seed/story-people.ts'
import { startThrowawayServer, type ThrowawayServer } from '../../tools/throwaway-server.ts'
import { BoardPage } from '../browser/board-page.ts'
import { PlayClock } from './play-clock.ts'
import { Player } from './player.ts'

const ADMIN_TOKEN = 'rehearsal-admin-token-0123456789abcdef'
const AT_BROWSERS = ['mo', 'priya', 'claire'] as const
export type AtBrowser = (typeof AT_BROWSERS)[number]
export type AtDevice = Exclude<Somebody, AtBrowser>

export interface Stage {
  readonly url: string
  readonly clock: PlayClock
  readonly incidentId: string
  readonly idOf: (who: Somebody) => string
  readonly players: Readonly<Record<AtDevice, Player>>
  readonly boards: Readonly<Record<AtBrowser, BoardPage>>
  /** Errors that no code of a page caught. */
  readonly faults: readonly string[]
  /** Somebody of the cast at another device that knows nothing: what it shows, the server has. */
  witness(): Promise<Player>
  /** A link by which somebody comes in to look on. */
  invitation(): Promise<string>
  strike(): Promise<void>
}

export interface StageOptions {
  readonly browser: Browser
  /** Minutes of the play in one minute. */
  readonly speed: number
  readonly port?: number
}

export async function setStage({ browser, speed, port = 0 }: StageOptions): Promise<Stage> {
  // Each line of a person listens for the end of the process; with nine people here that is no leak.
  process.setMaxListeners(40)
  const clock = new PlayClock(Date.now(), speed)
  const server = await startThrowawayServer({
    times: clock,
    port,
    adminToken: ADMIN_TOKEN,
    fill: async () => undefined,
  })
  const ask = async <T>(method: string, path: string, body?: unknown): Promise<T> => {
    const response = await fetch(`${server.url}/api/v1${path}`, {
      method,
      headers: { authorization: `Bearer ${ADMIN_TOKEN}`, 'content-type': 'application/json' },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    })
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`)
    return (await response.json()) as T
  }
  const ids = new Map<Somebody, string>()
  for (const { key, name, accountRole } of STORY_PEOPLE)
    ids.set(key, (await ask<{ id: string }>('POST', '/people', { name, role: accountRole })).id)
  const incident = await ask<{ id: string; key: string }>('POST', '/incidents', {
    title: 'Checkout errors in EU',
    severity: 'sev2',
  })
  const faults: string[] = []
  const contexts: BrowserContext[] = []
  const boards = await seat(AT_BROWSERS, async (who) => {
    const context = await atBrowser(browser, server, nameOf(who))
    contexts.push(context)
    context.on('weberror', (fault) => faults.push(`${who}: ${fault.error().stack}`))
    return new BoardPage(await context.newPage()).open(incident.key)
  })
  const cards = new Map<string, string>()
  const comes = async (who: Somebody): Promise<Player> => {
    const id = ids.get(who) ?? ''
    const { token } = await ask<{ token: string }>('POST', `/people/${id}/tokens`)
    const { name, accountRole } = person(who)
    const at = { origin: server.url, incidentId: incident.id, now: clock.now }
    return Player.comes({ ...at, id, token, name, accountRole, cards })
  }
  const players = await seat(devicePeople(), comes)
  return {
    url: server.url,
    clock,
    incidentId: incident.id,
    idOf: (who) => ids.get(who) ?? '',
    players,
    boards,
    faults,
    witness: () => comes('oskar'),
    invitation: async () => (await ask<{ url: string }>('POST', '/invites', { role: 'observer' })).url,
    strike: async () => {
      for (const player of Object.values(players)) player.leaves()
      await Promise.all(contexts.map((context) => context.close()))
      await server.close()
    },
  }
}

const person = (who: Somebody) => {
  const found = STORY_PEOPLE.find(({ key }) => key === who)
  if (!found) throw new Error(`${who} is not of the cast`)
  return found
}

const nameOf = (who: Somebody): string => person(who).name

const devicePeople = (): AtDevice[] =>
  STORY_PEOPLE.map(({ key }) => key).filter(
    (key): key is AtDevice => !(AT_BROWSERS as readonly string[]).includes(key),
  )

/** One after the other, as people come. */
async function seat<K extends string, T>(
  who: readonly K[],
  come: (who: K) => Promise<T>,
): Promise<Record<K, T>> {
  const seated: [K, T][] = []
  for (const each of who) seated.push([each, await come(each)])
  return Object.fromEntries(seated) as Record<K, T>
}

async function atBrowser(browser: Browser, server: ThrowawayServer, name: string): Promise<BrowserContext> {
  const context = await browser.newContext({ baseURL: server.url, viewport: { width: 1440, height: 900 } })
  await context.addCookies([await server.cookieOf(name)])
  return context
}
