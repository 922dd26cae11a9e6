/** A wall that cannot lie: what it shows when its data is old, and how it comes back. */
import { gzipSync } from 'node:zlib'
import { expect, test } from '@playwright/test'
import { accessibilityFaults } from '../browser/accessibility-faults.ts'
import { WallServer } from './wall-server.ts'

let server: WallServer
let origin = ''
test.beforeEach(async () => {
  server = new WallServer()
  origin = await server.start()
})
test.afterEach(() => server.stop())
test.use({ viewport: { width: 1920, height: 1080 } })

test('[WALLE8] old data turns amber, then the wall says NOT LIVE and steps back, and it recovers alone', async ({
  page,
}) => {
  await page.clock.install()
  await page.goto(`${origin}/i/calm/wall?seat=6`)
  const age = page.locator('footer [data-age]')
  await expect(age).toHaveText(/^Live, \d+ s ago$/)
  const countdown = page.locator('[data-lamp=update] b')
  await expect(countdown).toHaveText(/^\d\d:\d\d$/)

  server.answer = 0
  server.cut()
  await page.clock.runFor(15_000)
  await expect(age).toHaveText(/^data 1[1-9] s old$/)
  await expect(page.getByRole('alert')).toHaveCount(0)

  await page.clock.runFor(60_000)
  await expect(page.getByRole('alert')).toHaveText(/^NOT LIVE since \d\d:\d\d UTC$/)
  await expect(page.locator('main')).toHaveCSS('opacity', '0.4')
  await expect(countdown).toHaveText('—')
  const elapsed = page.locator('header').getByRole('timer')
  const before = await elapsed.textContent()
  await page.clock.runFor(3_000)
  await expect(elapsed).not.toHaveText(before ?? '')

  server.answer = null
  await page.clock.runFor(20_000)
  await expect(page.getByRole('alert')).toHaveCount(0)
  await expect(age).toHaveText(/^Live, \d+ s ago$/)
  await expect(page.locator('main')).toHaveCSS('opacity', '1')
})

test('[WALLE8] a line that is dead without breaking is noticed and replaced', async ({ page }) => {
  await page.clock.install()
  await page.goto(`${origin}/i/busy/wall?seat=6`)
  const age = page.locator('footer [data-age]')
  await expect(age).toHaveText(/^Live/)
  server.hush()
  await page.clock.runFor(12_000)
  await expect(age).toHaveText(/^data 1\d s old$/)
  await page.clock.runFor(8_000)
  await expect(age).toHaveText(/^Live/)
})

test('[WALLE9] a wall that starts without a server shows what was known, dimmed, and says so', async ({
  page,
}) => {
  await page.goto(`${origin}/i/busy/wall?seat=6`)
  await expect(page.locator('section[data-section=doing] li').first()).toContainText('Drain eu-2')
  server.answer = 0
  server.cut()
  await page.reload()
  await expect(page.getByRole('status')).toHaveText(/^Connecting. This was known at \d\d:\d\d UTC$/)
  await expect(page.locator('main')).toHaveCSS('opacity', '0.4')
  await expect(page.locator('section[data-section=doing] li').first()).toContainText('Drain eu-2')
})

test('[WALLE10] a wall signed out says so in words, shows nothing of the incident and no form', async ({
  page,
}) => {
  await page.clock.install()
  await page.goto(`${origin}/i/busy/wall?seat=6`)
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Card payments')
  server.answer = 401
  server.cut()
  await page.clock.runFor(3_000)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(
    /^This display was signed out at \d\d:\d\d UTC$/,
  )
  await expect(page.locator('body')).not.toContainText('Drain eu-2')
  expect(await page.evaluate(() => Object.values(localStorage).join())).not.toContain('Drain eu-2')
  await expect(page.locator('input, button, form')).toHaveCount(0)
  server.answer = null
  await page.clock.runFor(61_000)
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Card payments')

  await page.goto(`${origin}/i/INC-404/wall?seat=6`)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('There is no incident INC-404')
})

test('[WALLE11] keys calibrate, turn day and night, and both are kept', async ({ page }) => {
  await page.goto(`${origin}/i/busy/wall`)
  await expect(page.locator('footer')).toBeVisible()
  await page.keyboard.press('c')
  await page.getByRole('button', { name: '85 in' }).click()
  await page.getByRole('button', { name: '4 m', exact: true }).click()
  await page.getByRole('button', { name: 'Bigger' }).click()
  await page.getByRole('button', { name: 'Yes, keep it' }).click()
  const scale = () =>
    page.locator('.wall').evaluate((wall) => (wall as HTMLElement).style.getPropertyValue('--am'))
  const kept = await scale()
  await expect(page.locator('html')).toHaveAttribute('data-ambient', 'night')
  await page.keyboard.press('d')
  await page.reload()
  await expect(page.locator('footer')).toBeVisible()
  await expect(page.locator('html')).toHaveAttribute('data-ambient', 'day')
  expect(await scale()).toBe(kept)
  await page.keyboard.press('n')
  await expect(page.locator('html')).toHaveAttribute('data-ambient', 'night')
})

test('[WALLE12] axe finds nothing on the wall, by night and by day', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' })
  await page.goto(`${origin}/i/busy/wall?seat=6`)
  await page.locator('section[data-section]').first().waitFor()
  for (const ambient of ['n', 'd']) {
    await page.keyboard.press(ambient)
    expect(await accessibilityFaults(page)).toEqual([])
  }
})

test('[WALLE13] the wall’s script weighs at most 105 KB gzip before the first paint', async ({ page }) => {
  const sizes: Promise<number>[] = []
  page.on('response', (response) => {
    if (response.url().endsWith('.js')) sizes.push(response.body().then((body) => gzipSync(body).length))
  })
  await page.goto(`${origin}/i/busy/wall?seat=6`)
  await page.locator('section[data-section]').first().waitFor()
  const total = (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0)
  expect(total).toBeGreaterThan(30_000)
  expect(total).toBeLessThanOrEqual(105 * 1024)
})
