/** The app around the board, as built: getting in, the list, declaring, and all of it with the server away. */
import { join } from 'node:path'
import { type Browser, type BrowserContext, expect, type Page, test } from '@playwright/test'
import { io } from 'socket.io-client'
import { TestServer } from '../../server/src/testing/test-server.ts'
import { accessibilityFaults } from './accessibility-faults.ts'

// Opens with the server away.
test.use({ serviceWorkers: 'allow' })

const built = { clientDirectory: join(import.meta.dirname, '../../client/dist') }
let server: TestServer

test.beforeEach(async () => {
  server = await new TestServer().start({}, built)
})
test.afterEach(() => server.discard())

/** A signed-in person's browser. */
async function browserOf(browser: Browser, name: string, options = {}): Promise<BrowserContext> {
  const { cookie } = await server.guest(name, 'responder')
  const [cookieName = '', value = ''] = cookie.split('=')
  const context = await browser.newContext(options)
  await context.addCookies([{ name: cookieName, value, url: server.url }])
  return context
}

async function openList(context: BrowserContext): Promise<Page> {
  const page = await context.newPage()
  await page.goto(server.url)
  return page
}

test('[SHELL4] the secret leaves the address bar at once, makes the admin, and works once', async ({
  page,
}) => {
  const link = server.server.setUpUrl ?? ''
  await page.goto(link)
  await expect(page.getByLabel('Your name')).toBeFocused()
  expect(new URL(page.url()).hash).toBe('')
  await page.keyboard.type('Alice')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: 'No open incidents' })).toBeVisible()
  await page.getByRole('link', { name: 'Make an invite link' }).click()
  await page.getByRole('button', { name: 'Make an invite link' }).click()
  const invite = await page.getByLabel('Link for one responder').inputValue()

  const bob = await page.context().browser()?.newContext()
  const joining = await bob?.newPage()
  if (!bob || !joining) throw new Error('there is no browser')
  await joining.goto(invite)
  await expect(joining.getByText('You are invited as Responder')).toBeVisible()
  // The name is not sent yet: a reload must not lose the way in.
  await joining.reload()
  await joining.getByLabel('Your name').fill('Bob')
  await joining.getByRole('button', { name: 'Join' }).click()
  await expect(joining.getByRole('link', { name: 'Bob' })).toBeVisible()

  await joining.goto(invite)
  await expect(joining.getByText('This link was used')).toBeVisible()
  await bob.close()
})

test('[SHELL9] somebody without a session is told how to get in', async ({ page }) => {
  await page.goto(`${server.url}/i/INC-1`)
  await expect(page.getByRole('heading', { name: 'You are not signed in' })).toBeVisible()
  await expect(page.getByText('Ask an admin of your workspace for an invite link')).toBeVisible()
})

test('[SHELL5] the keyboard alone declares an incident', async ({ browser }) => {
  const context = await browserOf(browser, 'Alice')
  const page = await openList(context)
  await expect(page.getByRole('heading', { name: 'No open incidents' })).toBeVisible()
  await page.keyboard.press('d')
  await expect(page.getByLabel('What is wrong?')).toBeFocused()
  await page.keyboard.type('Checkout errors in EU')
  await page.keyboard.press('Tab')
  await page.keyboard.press('1')
  await expect(page.getByRole('radio', { name: 'SEV-1' })).toBeChecked()
  await page.keyboard.press('Control+Enter')
  await page.waitForURL('**/i/INC-1')
  const { body } = await server.get('/api/v1/incidents/INC-1', { cookie: await cookieHeader(context) })
  expect(body).toMatchObject({
    title: 'Checkout errors in EU',
    severity: 'sev1',
    commander: { name: 'Alice' },
  })
  await context.close()
})

test('[HOME10] what others declare, and who is in it, appears by itself', async ({ browser }) => {
  const context = await browserOf(browser, 'Alice')
  const page = await openList(context)
  await expect(page.getByRole('heading', { name: 'No open incidents' })).toBeVisible()
  const bob = await server.person('Bob', 'responder')
  const { id } = await server.declare('Search is down', bob.token)
  const row = page
    .getByRole('listitem')
    .filter({ has: page.getByRole('link', { name: 'Search is down', exact: true }) })
  await expect(row).toBeVisible()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('1 open incident, not known yet')
  const socket = io(server.url, { transports: ['websocket'], auth: { token: bob.token }, forceNew: true })
  await socket.emitWithAck('incident:join', { incidentId: id })
  await expect(row.getByText('Here: Bob')).toBeAttached()
  socket.disconnect()
  await expect(row.getByText('Here: Bob')).not.toBeAttached()
  await context.close()
})

test('[SHELL6] with the server away the app opens, says how old its list is, and keeps what is typed', async ({
  browser,
}) => {
  const context = await browserOf(browser, 'Alice')
  await server.declare('Checkout errors in EU')
  const first = await openList(context)
  await expect(first.getByRole('link', { name: 'Checkout errors in EU', exact: true })).toBeVisible()
  await first.evaluate(shellIsStored)
  await first.close()
  await server.stop()

  const page = await openList(context)
  await expect(page.getByRole('link', { name: 'Checkout errors in EU', exact: true })).toBeVisible()
  await expect(page.getByText(/List as of .* UTC/)).toBeVisible()
  await page.keyboard.press('d')
  await page.getByLabel('What is wrong?').fill('Mail is not delivered')
  await page.keyboard.press('Control+Enter')
  await expect(page.getByText('Not declared: declaring needs the server')).toBeVisible()
  await page.reload()
  await expect(page.getByLabel('What is wrong?')).toHaveValue('Mail is not delivered')

  await server.start({ port: Number(new URL(page.url()).port) }, built)
  await page.keyboard.press('Control+Enter')
  await page.waitForURL('**/i/INC-2')
  await context.close()
})

test('[SHELL8] a letter in a field, or with single keys off, does nothing but itself', async ({
  browser,
}) => {
  const context = await browserOf(browser, 'Alice')
  await server.declare('Checkout errors in EU')
  const page = await openList(context)
  await expect(page.getByRole('link', { name: 'Checkout errors in EU', exact: true })).toBeVisible()
  await page.keyboard.press('/')
  await expect(page.getByLabel('Search incidents')).toBeFocused()
  await page.keyboard.type('declare d?')
  await expect(page.getByLabel('Search incidents')).toHaveValue('declare d?')
  expect(new URL(page.url()).pathname).toBe('/')
  await page.keyboard.press('Escape')
  await page.keyboard.press('j')
  await expect(page.getByRole('link', { name: 'Checkout errors in EU', exact: true })).toBeFocused()

  await page.keyboard.press('?')
  await page.getByRole('dialog', { name: 'Keys' }).getByRole('checkbox').uncheck()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).not.toBeVisible()
  await page.keyboard.press('d')
  await page.keyboard.press('?')
  await expect(page.getByRole('dialog')).not.toBeVisible()
  expect(new URL(page.url()).pathname).toBe('/')
  await context.close()
})

const SIZES = {
  phone: { width: 390, height: 844 },
  laptop: { width: 1440, height: 900 },
  desk: { width: 1920, height: 1080 },
}
const SCREENS = [
  { path: '/', shows: 'Checkout errors in EU' },
  { path: '/declare', shows: 'What is wrong?' },
  { path: '/settings/people', shows: 'Signed in as' },
  { path: '/login', shows: 'You are not signed in' },
  { path: '/nowhere', shows: 'There is no such page' },
] as const

for (const [size, viewport] of Object.entries(SIZES)) {
  for (const colorScheme of ['light', 'dark'] as const) {
    test(`[SHELL7] no screen has a fault on a ${size}, ${colorScheme}`, async ({ browser }) => {
      const context = await browserOf(browser, 'Alice', { viewport, colorScheme })
      await server.declare('Checkout errors in EU')
      const page = await context.newPage()
      for (const { path, shows } of SCREENS) {
        await page.goto(`${server.url}${path}`)
        await expect(page.getByText(shows).first()).toBeVisible()
        expect(await accessibilityFaults(page), path).toEqual([])
        expect(
          await page.evaluate(() => document.documentElement.scrollWidth - innerWidth),
        ).toBeLessThanOrEqual(0)
      }
      await context.close()
    })
  }
}

async function cookieHeader(context: BrowserContext): Promise<string> {
  return (await context.cookies()).map(({ name, value }) => `${name}=${value}`).join('; ')
}

/** Runs in the page: resolves when the offline shell is in place. */
async function shellIsStored(): Promise<void> {
  const { active } = await navigator.serviceWorker.ready
  if (!active || active.state === 'activated') return
  await new Promise((resolve) => active.addEventListener('statechange', resolve, { once: true }))
}
