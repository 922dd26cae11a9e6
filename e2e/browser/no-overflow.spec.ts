/** What is seen is what there is: no screen is wider than the window, and the room is never pushed out of it. */
import { expect, type Page } from '@playwright/test'
import { test } from './room-test.ts'

const beyond = (page: Page) =>
  page.evaluate(() => {
    const { scrollWidth, scrollHeight } = document.documentElement
    return { right: Math.max(0, scrollWidth - innerWidth), below: Math.max(0, scrollHeight - innerHeight) }
  })

test('[BROWSER26] the room fills the window and cannot be scrolled out of it; other screens are no wider than a phone', async ({
  alice,
}) => {
  const { page } = alice
  for (let n = 1; n <= 12; n++) await alice.addAction(`Look at pod ${n}`)
  for (const viewport of [
    { width: 1440, height: 600 },
    { width: 390, height: 600 },
  ]) {
    await page.setViewportSize(viewport)
    if (viewport.width === 390) await page.getByRole('button', { name: 'Actions', exact: true }).click()
    await page.locator('#notes textarea').scrollIntoViewIfNeeded({ timeout: 10_000 })
    expect(await beyond(page), `board, ${viewport.width}`).toEqual({ right: 0, below: 0 })
  }
  for (const path of ['/', '/declare', '/settings/prepared', '/settings/people']) {
    await page.goto(path)
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    for (const width of [390, 320]) {
      await page.setViewportSize({ width, height: 800 })
      expect((await beyond(page)).right, `${path}, ${width}`).toBe(0)
    }
  }
})
