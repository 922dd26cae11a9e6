/** What becomes of an action: given, understood, out of time, stuck, doubled. Several people, each in a browser. */
import { expect, type Page } from '@playwright/test'
import { accessibilityFaults } from './accessibility-faults.ts'
import { add, test, titleOf } from './board-test.ts'

const MINUTE = 60_000
const question = (page: Page) => page.getByRole('group', { name: 'Time is up for “Drain eu-2”' })

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
  await expect(question(bob.page)).toBeHidden()

  server.clock.advance(9 * MINUTE)
  await bob.page.reload()
  await alice.page.reload()
  await expect(question(bob.page)).toBeVisible()
  await expect(alice.page.locator('#act-1')).toContainText('nobody on it')
  await expect(question(alice.page)).toBeHidden()
  expect(await accessibilityFaults(alice.page, ['#act-1'])).toEqual([])

  await question(bob.page).getByRole('button', { name: '10 min more' }).press('Enter')
  await expect(question(bob.page)).toBeHidden()
  await expect(titleOf(bob.page, 'act-1')).toBeFocused()
  await expect(bob.page.locator('#act-1 time').first()).toHaveText(/(10:00|09:\d\d)/)
  await expect(alice.page.locator('#act-1')).not.toContainText('nobody on it')
  await expect(alice.page.getByText('Bob Berg gave “Drain eu-2” more time')).toBeVisible()
})

test('[ACT9] when the time is up one tap says that Bob is stuck, on which action, and he asks no form for it', async ({
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
  await question(bob.page).getByRole('button', { name: 'I’m stuck' }).click()
  await expect(question(bob.page).getByRole('button', { name: 'Somebody will come' })).toBeVisible()
  const calls = alice.page.getByRole('list', { name: 'Would like a hand' })
  await expect(calls).toContainText('Bob Berg')
  await expect(calls).toContainText('action 1')
})

test('[ACT12] what changes production is asked for its risk and the way back; what only looks is not', async ({
  sit,
}) => {
  const alice = await sit('Alice Ames')
  await add(alice.page, 'a', ['Drain eu-2'])
  await titleOf(alice.page, 'act-1').press('Enter')
  const card = alice.page.locator('#act-1')
  await card.getByRole('button', { name: /Kind/ }).click()
  await alice.page.getByRole('option', { name: 'Mitigate' }).click()
  await card.getByLabel('Risk').fill('eu-1 may not carry the load')
  await card.getByLabel('Risk').press('Enter')
  await expect(card.getByLabel('How to undo it')).toBeVisible()
  await card.getByRole('button', { name: /Kind/ }).click()
  await alice.page.getByRole('option', { name: 'Investigate' }).click()
  await expect(card.getByLabel('How to undo it')).toBeHidden()
  await expect(card.getByLabel('Risk')).toHaveValue('eu-1 may not carry the load')
})

test('[ACT13] one key makes an action a follow-up, everybody reads it, and one undo takes it back', async ({
  sit,
}) => {
  const [alice, bob] = [await sit('Alice Ames'), await sit('Bob Berg')]
  await add(alice.page, 'a', ['Rewrite the retry logic'])
  await titleOf(alice.page, 'act-1').focus()
  await alice.page.keyboard.press('t')
  await giveFiveMinutes(alice.page)
  await titleOf(alice.page, 'act-1').focus()
  await alice.page.keyboard.press('f')
  await expect(titleOf(bob.page, 'act-1')).toContainText('Follow-up')
  await expect(bob.page.locator('#act-1 time')).toHaveCount(0)
  await alice.page.keyboard.press('z')
  await expect(titleOf(bob.page, 'act-1')).not.toContainText('Follow-up')
  await expect(bob.page.locator('#act-1 time').first()).toHaveText(/0[45]:\d\d/)
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
  expect(await accessibilityFaults(alice.page, ['#act-1'])).toEqual([])
  await bob.page.getByRole('checkbox', { name: 'Done: drain node EU-2' }).check()
  await expect(alice.page.locator('#act-1')).not.toContainText('looks like')
})
