/** The room's own parts in a real browser, on a bare page: typing, carets, the copy on the device, StrictMode. */
import { mkdtemp, rename, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Browser, type BrowserContext, expect, type Page, test } from '@playwright/test'
import { build } from 'vite'
import { ADMIN_TOKEN, TestServer } from '../../server/src/testing/test-server.ts'

const room = join(import.meta.dirname, '../../client/src/room/testing')
let pages: string
let server: TestServer
let incidentId: string
let port: number

test.beforeAll(async () => {
  pages = await mkdtemp(join(tmpdir(), 'warroom-harness-'))
  await build({
    configFile: false,
    root: room,
    logLevel: 'error',
    // Development React: StrictMode mounts everything twice, as developers will see it.
    mode: 'development',
    define: { 'process.env.NODE_ENV': '"development"' },
    resolve: { dedupe: ['yjs', 'react', 'react-dom'] },
    build: {
      outDir: pages,
      minify: false,
      assetsInlineLimit: 0,
      rolldownOptions: { input: join(room, 'room-harness.html') },
    },
  })
  await rename(join(pages, 'room-harness.html'), join(pages, 'index.html'))
})
test.afterAll(() => rm(pages, { recursive: true, force: true }))

test.beforeEach(async () => {
  server = await new TestServer().start({}, { clientDirectory: pages })
  port = Number(new URL(server.url).port)
  incidentId = (await server.declare()).id
})
test.afterEach(() => server.stop())

interface Seat {
  readonly context: BrowserContext
  readonly page: Page
  readonly url: string
}

async function sit(browser: Browser, name: string): Promise<Seat> {
  const guest = await server.guest(name, 'responder')
  const context = await browser.newContext()
  const [cookieName = '', value = ''] = guest.cookie.split('=')
  await context.addCookies([{ name: cookieName, value, url: server.url }])
  const page = await context.newPage()
  const url = `${server.url}/?incident=${incidentId}&person=${guest.id}&name=${name}`
  await page.goto(url)
  await expect(page.getByTestId('status')).toHaveText('live')
  return { context, page, url }
}

test('[TEXT3, ROOM6] two people type in one text in two browsers: nothing lost, caret kept, each sees the other there', async ({
  browser,
}) => {
  const [alice, bob] = [await sit(browser, 'Alice'), await sit(browser, 'Bob')]
  await expect(bob.page.getByTestId('people')).toHaveText('Alice, Bob')
  const [hers, his] = [alice.page.getByLabel('Notes'), bob.page.getByLabel('Notes')]
  await hers.pressSequentially('errors in checkout')
  await expect(his).toHaveValue('errors in checkout')
  await his.press('Home')
  await Promise.all([hers.pressSequentially(' since 14:02 😀'), his.pressSequentially('500 ')])
  const whole = '500 errors in checkout since 14:02 😀'
  await expect(hers).toHaveValue(whole)
  await expect(his).toHaveValue(whole)
  await expect(bob.page.getByText('Alice is', { exact: false })).toBeVisible()
  await expect(bob.page.locator('[data-initials="AL"]')).toHaveCount(1)
  expect(await his.evaluate((e: HTMLTextAreaElement) => e.selectionStart)).toBe(4)
  // Typing is taken back from pause to pause; however often, what Bob typed meanwhile stays.
  for (let i = 0; i < whole.length; i++) await hers.press('Control+z')
  await expect(his).toHaveValue('500 ')
  await hers.press('Control+Shift+Z')
  await expect(his).toHaveValue(/^500 e/)
})

test('[TEXT4] composing Japanese in a real browser survives what others write before and behind it', async ({
  browser,
}) => {
  const [alice, bob] = [await sit(browser, 'Alice'), await sit(browser, 'Bob')]
  const [hers, his] = [alice.page.getByLabel('Notes'), bob.page.getByLabel('Notes')]
  await hers.fill('東京 down')
  await expect(his).toHaveValue('東京 down')
  await hers.evaluate((e: HTMLTextAreaElement) => e.setSelectionRange(2, 2))
  const keyboard = await alice.context.newCDPSession(alice.page)
  const compose = (text: string) =>
    keyboard.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length })
  await compose('て')
  await compose('てい')
  await his.press('Home')
  await his.pressSequentially('14:02 ')
  await his.press('End')
  await his.pressSequentially('!')
  await compose('ていでん')
  await keyboard.send('Input.insertText', { text: '停電' })
  await expect(his).toHaveValue('14:02 東京停電 down!')
  await expect(hers).toHaveValue('14:02 東京停電 down!')
  expect(await hers.evaluate((e: HTMLTextAreaElement) => e.selectionStart)).toBe('14:02 東京停電'.length)
})

test('[OFF1] edits made while the server is gone survive closing the tab and are merged when it is back', async ({
  browser,
}) => {
  const alice = await sit(browser, 'Alice')
  // The page itself comes from the browser's cache in life; here from a file, so that only the server is away. Such a
  // page counts as one from elsewhere, which must ask before it may talk to this machine.
  await alice.context.grantPermissions(['local-network-access'])
  await alice.context.route(`${server.url}/**`, async (route) => {
    const { pathname } = new URL(route.request().url())
    if (/^\/(api|sync|socket\.io)/.test(pathname)) return route.continue()
    return route.fulfill({ path: join(pages, pathname === '/' ? 'index.html' : pathname) })
  })
  await server.stop()
  await expect(alice.page.getByTestId('status')).toHaveText('offline')
  await alice.page.getByLabel('Notes').pressSequentially('train')
  await alice.page.getByRole('button', { name: 'Propose' }).click()
  await expect(alice.page.getByTestId('unsaved')).toHaveText('2')
  await alice.page.close()

  const again = await alice.context.newPage()
  await again.goto(alice.url)
  await expect(again.getByTestId('unsaved')).toHaveText('2')
  await expect(again.getByLabel('Notes')).toHaveValue('train')
  await expect(again.getByLabel('Statement')).toHaveValue('Bad deploy')
  await expect(again.getByRole('button', { name: 'Take command' })).toBeDisabled()
  expect(await again.getByTestId('copy').textContent()).toBe('true')

  await server.start({ port }, { clientDirectory: pages })
  // After a while away attempts are up to fifteen seconds apart.
  await expect(again.getByTestId('status')).toHaveText('live', { timeout: 30_000 })
  await expect(again.getByTestId('unsaved')).toHaveText('0')
  const bob = await sit(browser, 'Bob')
  await expect(bob.page.getByLabel('Notes')).toHaveValue('train')
  await again.reload()
  await expect(again.getByTestId('status')).toHaveText('live')
  await expect(again.getByTestId('unsaved')).toHaveText('0')
})

test('[SAVE4] two people write the same short field at once: the loser is asked, and may take theirs back', async ({
  browser,
}) => {
  const [alice, bob] = [await sit(browser, 'Alice'), await sit(browser, 'Bob')]
  await alice.page.getByRole('button', { name: 'Propose' }).click()
  await expect(bob.page.getByLabel('Statement')).toHaveValue('Bad deploy')
  await alice.page.getByLabel('Statement').fill('Cache stampede')
  await alice.page.getByLabel('Statement').press('Enter')
  await expect(bob.page.getByLabel('Statement')).toHaveValue('Cache stampede')
  await bob.page.getByLabel('Statement').fill('DB failover')
  await bob.page.getByLabel('Statement').press('Enter')
  await expect(alice.page.getByText('Bob made this “DB failover”')).toBeVisible()
  await alice.page.getByRole('button', { name: 'Use mine' }).click()
  await expect(bob.page.getByLabel('Statement')).toHaveValue('Cache stampede')
  await expect(alice.page.getByRole('button', { name: 'Use mine' })).toHaveCount(0)
})

test('[UNDO1, ROOM3] acts are undone by name, and of two claims one is refused', async ({ browser }) => {
  const [alice, bob] = [await sit(browser, 'Alice'), await sit(browser, 'Bob')]
  await alice.page.getByRole('button', { name: 'Propose' }).click()
  await expect(alice.page.getByRole('button', { name: 'Undo' })).toHaveText('Undo You proposed “Bad deploy”')
  await Promise.all(
    [alice, bob].map(({ page }) => page.getByRole('button', { name: 'Take command' }).click()),
  )
  await expect
    .poll(async () =>
      (await Promise.all([alice, bob].map(({ page }) => page.getByTestId('answer').textContent()))).sort(),
    )
    .toEqual(['mine', 'roleTaken'])
})

test('[ROOM2] who closes their tab is gone at once', async ({ browser }) => {
  const [alice, bob] = [await sit(browser, 'Alice'), await sit(browser, 'Bob')]
  await expect(bob.page.getByTestId('people')).toHaveText('Alice, Bob')
  await alice.page.close({ runBeforeUnload: true })
  await expect(bob.page.getByTestId('people')).toHaveText('Bob', { timeout: 5_000 })
})

test('[OFF6] a line that freezes without closing is noticed in seconds, and used again when the network is back', async ({
  browser,
}) => {
  const alice = await sit(browser, 'Alice')
  await alice.context.setOffline(true)
  await expect(alice.page.getByTestId('status')).toHaveText('offline', { timeout: 10_000 })
  await expect(alice.page.getByRole('button', { name: 'Take command' })).toBeDisabled()
  await alice.page.getByLabel('Notes').fill('in the tunnel')
  await expect(alice.page.getByTestId('unsaved')).not.toHaveText('0')
  await alice.context.setOffline(false)
  await expect(alice.page.getByTestId('status')).toHaveText('live')
  await expect(alice.page.getByTestId('unsaved')).toHaveText('0')
  expect((await server.get(`/api/v1/incidents/${incidentId}`, { token: ADMIN_TOKEN })).body).toMatchObject({
    notes: 'in the tunnel',
  })
})
