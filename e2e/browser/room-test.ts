/** A real server that can be killed, and people who came in by real invitation links. */
import { type Browser, type BrowserContext, test as base, expect, type Page } from '@playwright/test'
import type { AccountRole } from '@warroom/shared/domain/account-role.ts'
import { RunningServer } from '../wire/running-server.ts'
import { BoardPage } from './board-page.ts'

interface Doors {
  /** A browser of its own for somebody who follows an invitation and says their name. */
  readonly letIn: (name: string, role?: AccountRole) => Promise<Page>
}

interface Room {
  readonly server: RunningServer
  readonly doors: Doors
  /** Declared, and nobody commands it yet. */
  readonly incident: string
  /** Responders, each with the incident open in a browser of their own. */
  readonly alice: BoardPage
  readonly bob: BoardPage
  readonly carol: BoardPage
  /** An observer with the incident open. */
  readonly dave: BoardPage
}

export const test = base.extend<Room>({
  // biome-ignore lint/correctness/noEmptyPattern: the runner reads the names of what is needed from here
  server: async ({}, provide) => {
    const server = await new RunningServer().start()
    await provide(server)
    await server.remove()
  },
  doors: async ({ browser, server }, provide) => {
    const contexts: BrowserContext[] = []
    const faults: string[] = []
    await provide({
      letIn: async (name, role = 'responder') => {
        const page = await redeemInvitation(browser, server, name, role)
        contexts.push(page.context())
        page.context().on('weberror', (fault) => faults.push(`${name}: ${fault.error().stack}`))
        return page
      },
    })
    await Promise.all(contexts.map((context) => context.close()))
    expect(faults, 'errors that no code of the page caught').toEqual([])
  },
  incident: async ({ server }, provide) => provide(await server.declare('Checkout errors in EU')),
  alice: async ({ doors, incident }, provide) =>
    provide(await new BoardPage(await doors.letIn('Alice')).open(incident)),
  bob: async ({ doors, incident }, provide) =>
    provide(await new BoardPage(await doors.letIn('Bob')).open(incident)),
  carol: async ({ doors, incident }, provide) =>
    provide(await new BoardPage(await doors.letIn('Carol')).open(incident)),
  dave: async ({ doors, incident }, provide) =>
    provide(await new BoardPage(await doors.letIn('Dave', 'observer')).open(incident)),
})

/** Comes in by an invitation without its page, which `way-in.spec.ts` goes through: a page less for everybody. */
async function redeemInvitation(
  browser: Browser,
  server: RunningServer,
  name: string,
  role: AccountRole,
): Promise<Page> {
  const invited = await server.call<{ url: string }>('POST', '/api/v1/invites', { role })
  const context = await browser.newContext({ baseURL: server.url })
  const redeemed = await context.request.post('/api/v1/invites/redeem', {
    data: { token: new URL(invited.body.url).hash.slice(1), name },
    headers: { origin: server.url },
  })
  expect(redeemed.status(), await redeemed.text()).toBe(201)
  return context.newPage()
}

/** The only question a link asks. */
export async function sayName(page: Page, name: string, button: 'Join' | 'Set up'): Promise<void> {
  await page.getByRole('textbox', { name: 'Your name' }).fill(name)
  await page.getByRole('button', { name: button }).click()
  await expect(page.getByRole('link', { name })).toBeVisible()
}

/** Resolves when the app opens without a server too. */
export async function worksWithoutServer(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const { active } = await navigator.serviceWorker.ready
    if (!active) throw new Error('no service worker')
    if (active.state === 'activated') return
    await new Promise<void>((resolve) =>
      active.addEventListener('statechange', () => active.state === 'activated' && resolve()),
    )
  })
}
