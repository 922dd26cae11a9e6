/** People at the real board, each in a browser of their own, with a server of their own per test. */
import { join } from 'node:path'
import { type BrowserContext, test as base, expect, type Page } from '@playwright/test'
import type { AccountRole } from '@warroom/shared/domain/account-role.ts'
import { TestServer } from '../../server/src/testing/test-server.ts'

const BUILT = { clientDirectory: join(import.meta.dirname, '../../client/dist') }

export interface Seat {
  readonly page: Page
  readonly context: BrowserContext
}

interface PerTest {
  readonly server: TestServer
  /** The one incident there is. */
  readonly incidentId: string
  /** Somebody who came by an invitation and sees its board. */
  readonly sit: (name: string, role?: AccountRole) => Promise<Seat>
}

export const test = base.extend<PerTest>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads from the pattern what a fixture needs
  server: async ({}, use) => {
    const server = await new TestServer().start({}, BUILT)
    await use(server)
    await server.discard()
  },
  incidentId: async ({ server }, use) => use((await server.declare()).id),
  sit: async ({ browser, server, incidentId }, use) => {
    const contexts: BrowserContext[] = []
    await use(async (name, role = 'responder') => {
      const guest = await server.guest(name, role)
      const context = await browser.newContext({ viewport: { width: 1440, height: 900 } })
      contexts.push(context)
      const [cookieName = '', value = ''] = guest.cookie.split('=')
      await context.addCookies([{ name: cookieName, value, url: server.url }])
      const page = await context.newPage()
      await page.goto(`${server.url}/i/${incidentId}`)
      await expect(page.getByRole('heading', { name: 'Actions' })).toBeVisible()
      return { page, context }
    })
    // Before the server goes, or every page would try to come back.
    for (const context of contexts) await context.close()
  },
})

/** Adds lines with the list's key, as people do. */
export async function add(page: Page, shortcut: 'a' | 'h', lines: readonly string[]): Promise<void> {
  await page.keyboard.press(shortcut)
  for (const line of lines) {
    await page.keyboard.type(line)
    await page.keyboard.press('Enter')
  }
  await page.keyboard.press('Escape')
}

export const anchorsOf = (page: Page, prefix: 'act' | 'hyp'): Promise<string[]> =>
  page.locator(`li[id^=${prefix}-]`).evaluateAll((rows) => rows.map((row) => row.id))

export const titleOf = (page: Page, anchor: string) => page.locator(`#${anchor} [data-row-title]`)

/** Takes hand and focus out of the lists. */
export async function leaveLists(page: Page): Promise<void> {
  await page.mouse.move(5, 5)
  await page.getByRole('textbox', { name: 'Notes' }).focus()
}
