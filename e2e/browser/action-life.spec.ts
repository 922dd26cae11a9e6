/** What becomes of an action: given, understood, out of time, stuck, doubled. Several people, each in a browser. */
import AxeBuilder from '@axe-core/playwright'
import { expect, type Page } from '@playwright/test'
import { add, test, titleOf } from './board-test.ts'

const MINUTE = 60_000

async function giveFiveMinutes(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Set minutes' }).click()
  await page.getByRole('menuitem', { name: '5 minutes from now', exact: true }).click()
  await expect(page.locator('#act-1 time').first()).toHaveText(/0[45]:\d\d/)
}

test('[ACT8] Bob is asked when his time is up, takes ten minutes more, and the timeline tells it; Alice is not asked', async ({
  sit,
  server,
}) => {
  const [alice, bob] = [await sit('Alice Ames'), await sit('Bob Berg')]
  await add(bob.page, 'a', ['Drain eu-2'])
  await titleOf(bob.page, 'act-1').focus()
  await bob.page.keyboard.press('t')
  await giveFiveMinutes(bob.page)
  const question = (page: Page) => page.getByRole('group', { name: 'Time is up for “Drain eu-2”' })
  await expect(question(bob.page)).toBeHidden()

  server.clock.advance(9 * MINUTE)
  await bob.page.reload()
  await alice.page.reload()
  await expect(question(bob.page)).toBeVisible()
  await expect(alice.page.locator('#act-1')).toContainText('nobody on it')
  await expect(question(alice.page)).toBeHidden()
  const { violations } = await new AxeBuilder({ page: alice.page }).include('#act-1').analyze()
  expect(violations).toEqual([])

  await question(bob.page).getByRole('button', { name: '10 min more' }).press('Enter')
  await expect(question(bob.page)).toBeHidden()
  await expect(titleOf(bob.page, 'act-1')).toBeFocused()
  await expect(bob.page.locator('#act-1 time').first()).toHaveText(/(10:00|09:\d\d)/)
  await expect(alice.page.locator('#act-1')).not.toContainText('nobody on it')
  await expect(alice.page.getByText('Bob Berg gave “Drain eu-2” more time')).toBeVisible()
})

test('[ACT9] "Stuck" asks for help with the action already chosen, and the others see what it blocks', async ({
  sit,
  server,
}) => {
  const [alice, bob] = [await sit('Alice Ames'), await sit('Bob Berg')]
  await add(bob.page, 'a', ['Drain eu-2'])
  await titleOf(bob.page, 'act-1').focus()
  await bob.page.keyboard.press('t')
  await giveFiveMinutes(bob.page)
  server.clock.advance(6 * MINUTE)
  await bob.page.reload()
  await bob.page.getByRole('button', { name: 'Stuck' }).click()
  const form = bob.page.getByRole('form', { name: 'Need help' })
  await expect(form).toContainText('1 Drain eu-2')
  await form.getByLabel('What do you need?').fill('Rights on eu-2')
  await form.getByRole('button', { name: 'Ask for help' }).click()
  await expect(form).toBeHidden()
  const needs = alice.page.getByRole('region', { name: 'Needs help' })
  await expect(needs).toContainText('Rights on eu-2')
  await expect(needs).toContainText('blocks action 1')
  await bob.page.getByRole('button', { name: 'Need help' }).first().click()
  await expect(form).toContainText('No single action')
})

test('[ACT3] Bob says with one press that he understood, and the timeline keeps it', async ({ sit }) => {
  const [alice, bob] = [await sit('Alice Ames'), await sit('Bob Berg')]
  await add(alice.page, 'a', ['Drain eu-2'])
  await titleOf(alice.page, 'act-1').focus()
  await alice.page.keyboard.press('o')
  await alice.page.getByRole('menuitemradio', { name: /Bob Berg/ }).click()
  await expect(alice.page.locator('#act-1')).toContainText('not accepted yet')
  await bob.page.getByRole('button', { name: /^Understood/ }).click()
  await expect(alice.page.locator('#act-1')).toContainText('Bob Berg, accepted')
  await expect(alice.page.getByText('Bob Berg understood “Drain eu-2”')).toBeVisible()
})

test('[ACT10] two actions that sound the same point to one another until one of them is over', async ({
  sit,
}) => {
  const [alice, bob] = [await sit('Alice Ames'), await sit('Bob Berg')]
  await add(alice.page, 'a', ['Drain the eu-2 nodes', 'Call the provider'])
  await add(bob.page, 'a', ['drain node EU-2'])
  await expect(alice.page.locator('#act-1')).toContainText('looks like action 3')
  await expect(alice.page.locator('#act-3')).toContainText('looks like action 1')
  await expect(alice.page.locator('#act-2')).not.toContainText('looks like')
  const { violations } = await new AxeBuilder({ page: alice.page }).include('#act-1').analyze()
  expect(violations).toEqual([])
  await bob.page.getByRole('checkbox', { name: 'Done: drain node EU-2' }).check()
  await expect(alice.page.locator('#act-1')).not.toContainText('looks like')
})
