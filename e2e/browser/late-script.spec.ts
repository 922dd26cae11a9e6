/** A part of the screen whose script does not come: told, and tried again when the person says so. */
import { expect } from '@playwright/test'
import { test } from './room-test.ts'

test('[BROWSER25] the palette whose script did not come says so, and comes when it is tried again', async ({
  server,
  alice,
  browser,
}) => {
  // A context of its own: the failure is reported to the console, which the shared ones must not see.
  const context = await browser.newContext({
    baseURL: server.url,
    storageState: await alice.page.context().storageState(),
    serviceWorkers: 'block',
  })
  const page = await context.newPage()
  const script = /board-palette-.*\.js$/
  await page.route(script, (route) => route.abort())
  await page.goto(new URL(alice.page.url()).pathname)
  await expect(page.getByRole('heading', { name: 'Timeline' })).toBeVisible()
  await page.keyboard.press('Control+k')
  const alert = page.getByRole('alert').filter({ hasText: 'The palette did not load' })
  await expect(alert).toBeVisible()
  await page.unroute(script)
  await page.getByRole('button', { name: 'Try again' }).click()
  await expect(page.getByRole('dialog')).toBeVisible()
  await context.close()
})
