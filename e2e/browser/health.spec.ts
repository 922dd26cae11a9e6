/** The health page, as admins use it and as others meet it. */
import { join } from 'node:path'
import { expect, type Page } from '@playwright/test'
import { accessibilityFaults } from './accessibility-faults.ts'
import { test } from './board-test.ts'

const BUILT = { clientDirectory: join(import.meta.dirname, '../../client/dist') }

async function expectNoFault(page: Page): Promise<void> {
  expect(await accessibilityFaults(page)).toEqual([])
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0)
}

test('[HEALTHE1] an admin sees the open rooms and what is wrong, and keeps the last word of a server that is away', async ({
  server,
  sit,
}) => {
  const { page } = await sit('Priya', 'admin')
  const other = await page.context().newPage()
  await other.goto(server.url)
  await other.getByRole('link', { name: 'Health' }).click()
  const row = other.getByRole('row').filter({ hasText: 'INC-1' })
  await expect(row).toBeVisible()
  for (const width of [1440, 390, 320]) {
    await other.setViewportSize({ width, height: 800 })
    await expectNoFault(other)
  }
  server.overload = 'memory'
  await expect(other.getByText('Hardly any memory is left. No other room is opened.')).toBeVisible()
  server.overload = null

  await server.stop()
  await expect(other.getByText('The server cannot be reached.')).toBeVisible()
  await expect(row).toBeVisible()
  await server.start({ port: Number(new URL(other.url()).port) }, BUILT)
  await other.getByRole('button', { name: 'Try again' }).click()
  await expect(other.getByText('The server cannot be reached.')).not.toBeVisible()
})

test('[HEALTHE2] nobody else sees it, or is shown the way', async ({ server, sit }) => {
  const { page } = await sit('Alice')
  await page.goto(server.url)
  await expect(page.getByRole('link', { name: 'People & access' })).toBeVisible()
  await expect(page.getByRole('link', { name: 'Health' })).not.toBeVisible()
  await page.goto(`${server.url}/admin/health`)
  await expect(page.getByText('Admins see how the servers are.')).toBeVisible()
  await expectNoFault(page)
})
