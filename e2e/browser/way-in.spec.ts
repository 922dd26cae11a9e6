/** From an empty workspace to two people in one room. */
import { expect } from '@playwright/test'
import { BoardPage } from './board-page.ts'
import { sayName, test } from './room-test.ts'

test('[BROWSER1, BROWSER2] the first admin declares by keyboard, and who gets their invitation joins the room', async ({
  browser,
  page,
  server,
}) => {
  await page.goto(server.setUpUrl)
  await sayName(page, 'Alice', 'Set up')
  await expect(page.getByRole('heading', { name: 'No open incidents' })).toBeVisible()
  await page.goto(server.setUpUrl)
  await page.getByRole('textbox', { name: 'Your name' }).fill('Mallory')
  await page.getByRole('button', { name: 'Set up' }).click()
  await expect(page.getByText('This link was used')).toBeVisible()

  await page.goto(server.url)
  await expect(page.getByRole('heading', { name: 'No open incidents' })).toBeVisible()
  await page.keyboard.press('d')
  await expect(page.getByRole('textbox', { name: 'What is wrong?' })).toBeFocused()
  await page.keyboard.type('Checkout errors in EU')
  await page.keyboard.press('Control+Enter')
  await page.waitForURL('**/i/INC-1')
  const alice = new BoardPage(page)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Checkout errors in EU')
  await expect(alice.duty('Commander')).toContainText('You')
  await alice.isSaved()

  const settings = await page.context().newPage()
  await settings.goto(`${server.url}/settings/people`)
  await settings.getByRole('button', { name: 'Make an invite link' }).click()
  const invitation = await settings.getByRole('textbox', { name: 'Link for one responder' }).inputValue()

  const context = await browser.newContext({ baseURL: server.url })
  const bob = new BoardPage(await context.newPage())
  await bob.page.goto(invitation)
  await sayName(bob.page, 'Bob', 'Join')
  await bob.page.getByRole('link', { name: 'Checkout errors in EU', exact: true }).click()
  await bob.isSaved()
  await expect(bob.duty('Commander')).toContainText('Alice')
  await expect(alice.here(2)).toBeVisible()
  await expect(bob.here(2)).toBeVisible()
  await context.close()
})

test('[BROWSER15] signing out leaves no copy of an incident in the browser, and asks first about what nobody else has', async ({
  alice,
  incident,
}) => {
  const context = alice.page.context()
  await alice.propose('Bad deploy')
  await alice.isSaved()
  await context.setOffline(true)
  await alice.impact.fill('Only here')
  await expect(alice.strip).toContainText('1 change on this device')
  await alice.page.close()
  await context.setOffline(false)

  const page = await context.newPage()
  await page.goto('/settings/people')
  await page.getByRole('button', { name: 'Sign out of this browser' }).click()
  await expect(page.getByText('1 change of yours is only in this browser')).toBeVisible()
  await page.getByRole('button', { name: 'Stay signed in' }).click()
  await page.getByRole('button', { name: 'Sign out of this browser' }).click()
  await page.getByRole('button', { name: 'Sign out and erase them' }).click()
  await page.waitForURL('**/login')
  const left = await page.evaluate(
    () =>
      new Promise<unknown[]>((resolve, reject) => {
        const opening = indexedDB.open('warroom-device')
        opening.onerror = () => reject(opening.error)
        opening.onsuccess = () => {
          const stores = opening.result.transaction(['updates', 'facts'])
          const updates = stores.objectStore('updates').getAllKeys()
          const facts = stores.objectStore('facts').getAllKeys()
          stores.oncomplete = () => resolve([...updates.result, ...facts.result])
        }
      }),
  )
  expect(left).toEqual([])
  await page.goto(`/i/${incident}`)
  await expect(page.getByText('Bad deploy')).toHaveCount(0)
})
