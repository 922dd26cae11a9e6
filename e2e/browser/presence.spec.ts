/** Who is here, and on what. */
import { expect } from '@playwright/test'
import { BoardPage } from './board-page.ts'
import { test } from './room-test.ts'

/** What others do is seen within this time. */
const SOON = { timeout: 1_000 }

test('[BROWSER9] a card shows who is on it within a second, one face however many tabs, gone with the last page', async ({
  alice,
  bob,
  incident,
}) => {
  await alice.addAction('Roll back checkout')
  const row = alice.action('Roll back checkout')
  const face = row.getByRole('img', { name: 'Bob' })
  await expect(alice.here(2)).toBeVisible()
  await expect(face).toHaveCount(0)
  await bob.title(bob.action('Roll back checkout')).click()
  await expect(face).toBeVisible(SOON)

  const second = await new BoardPage(await bob.page.context().newPage()).open(incident)
  await second.title(second.action('Roll back checkout')).click()
  await expect(second.here(2)).toBeVisible()
  await expect(alice.here(2)).toBeVisible()
  await expect(face).toHaveCount(1)

  await bob.page.close()
  await expect(second.here(2)).toBeVisible()
  await expect(alice.here(2)).toBeVisible()
  await second.page.close()
  await expect(alice.here(1)).toBeVisible({ timeout: 5_000 })
  await expect(face).toHaveCount(0)
})
