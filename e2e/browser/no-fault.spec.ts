/** What axe can find, on every screen that people see in an incident. */
import { expect, type Page } from '@playwright/test'
import { accessibilityFaults } from './accessibility-faults.ts'
import { test } from './room-test.ts'

const SIZES = { desk: { width: 1440, height: 900 }, phone: { width: 390, height: 844 } }
const LIGHTS = { day: 'light', night: 'dark' } as const

/** Runs `look` for each size and light, and says which it was when something is found. */
async function inEveryLight(
  page: Page,
  screen: string,
  look: () => Promise<void> = async () => {},
): Promise<void> {
  for (const [size, viewport] of Object.entries(SIZES)) {
    await page.setViewportSize(viewport)
    for (const [light, colorScheme] of Object.entries(LIGHTS)) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
      await look()
      await hasNoFault(page, `${screen}, ${size}, ${light}`)
    }
  }
}

async function hasNoFault(page: Page, where: string): Promise<void> {
  expect(await accessibilityFaults(page), where).toEqual([])
}

test('[BROWSER12] axe finds nothing on a busy board, by day and by night, on a desk and on a phone', async ({
  alice,
  bob,
}) => {
  await alice.whatHappened.fill('Card payments fail since 14:02')
  await alice.takeButton('Commander').click()
  for (const statement of ['Bad deploy', 'Expired certificate']) await alice.propose(statement)
  for (const title of ['Roll back checkout', 'Tell support']) await alice.addAction(title)
  await alice.doneBox('Tell support').check()
  await bob.title(bob.hypothesis('Bad deploy')).click()
  await bob.hypotheses.getByRole('textbox', { name: 'Next test' }).focus()
  await alice.title(alice.action('Roll back checkout')).click()
  await expect(alice.hypothesis('Bad deploy')).toContainText('Bob is editing this')

  await inEveryLight(alice.page, 'board')
  const tabs = alice.page.getByRole('navigation', { name: 'Parts of the board' }).getByRole('button')
  for (const tab of await tabs.all()) {
    await tab.click()
    await hasNoFault(alice.page, `board, phone, night, ${await tab.textContent()}`)
  }
})

test('[BROWSER12] axe finds nothing on home, declare, people, join and wall', async ({
  doors,
  incident,
  server,
}) => {
  const page = await doors.letIn('Alice', 'admin')
  await page.goto('/')
  await expect(page.getByRole('link', { name: 'Checkout errors in EU', exact: true })).toBeVisible()
  await inEveryLight(page, 'home')
  await page.goto('/declare')
  await page.getByRole('textbox', { name: 'What is wrong?' }).fill('Checkout errors again')
  await inEveryLight(page, 'declare')
  await page.goto('/settings/people')
  await page.getByRole('button', { name: 'Make an invite link' }).click()
  const link = page.getByRole('textbox', { name: 'Link for one responder' })
  await expect(link).toBeVisible()
  await inEveryLight(page, 'people')
  await page.goto(await link.inputValue())
  await expect(page.getByText('You are invited as Responder')).toBeVisible()
  await inEveryLight(page, 'join')
  await page.goto(`${server.url}/i/${incident}/wall?seat=4`)
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Checkout errors in EU')
  await inEveryLight(page, 'wall')
})

test('[BROWSER12] axe finds nothing on a board without a server', async ({ alice, server }) => {
  await alice.propose('Bad deploy')
  await server.end('SIGKILL')
  await alice.impact.fill('Everybody in the EU')
  await expect(alice.strip).toContainText('on this device')
  await expect(alice.takeButton('Commander')).toHaveAttribute('aria-disabled', 'true')
  await inEveryLight(alice.page, 'offline board')
})

test('[BROWSER22] the check itself bites: text too pale and a picture without words are found', async ({
  browser,
}) => {
  const page = await browser.newPage()
  const parts = ['<h1>Board</h1>', '<p style="color:#ccc;background:#fff">pale</p>', '<img src="data:,">']
  await page.setContent(`<html lang="en"><title>Board</title><main>${parts.join('')}</main></html>`)
  const faults = await accessibilityFaults(page)
  expect(faults.map((fault) => fault.split(':')[0])).toEqual(['serious color-contrast', 'critical image-alt'])
  await page.close()
})
