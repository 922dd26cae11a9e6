/** Actions and hypotheses, with two people in two browsers. */
import { expect, type Page } from '@playwright/test'
import { add, anchorsOf, test, titleOf } from './board-test.ts'

test('[ACT3, ACT4] Alice gives an action to Bob, he says that he understood, and is seen working on it', async ({
  sit,
}) => {
  const [alice, bob] = [await sit('Alice Ames'), await sit('Bob Berg')]
  await add(alice.page, 'a', ['Drain eu-2'])
  await titleOf(alice.page, 'act-1').focus()
  await alice.page.keyboard.press('o')
  await alice.page.getByRole('menuitemradio', { name: /Bob Berg/ }).click()
  await expect(alice.page.locator('#act-1')).toContainText('Bob Berg, not accepted yet')
  await bob.page.getByRole('button', { name: /^Understood/ }).click()
  await expect(alice.page.locator('#act-1')).toContainText('Bob Berg, accepted')
  await titleOf(bob.page, 'act-1').focus()
  await bob.page.keyboard.press('w')
  await expect(alice.page.locator('#act-1')).toContainText('on it now')
  await expect(alice.page.locator('#act-1')).toContainText('Doing')
})

test('[ACT5] a time-box is set from the row and is late by the clock of the server', async ({
  sit,
  server,
}) => {
  const alice = await sit('Alice Ames')
  await add(alice.page, 'a', ['Drain eu-2'])
  await alice.page.getByRole('button', { name: 'Set minutes' }).click()
  await alice.page.getByRole('menuitem', { name: '5 minutes from now', exact: true }).click()
  await expect(alice.page.locator('#act-1 time').first()).toHaveText(/0[45]:\d\d/)
  server.clock.advance(9 * 60_000)
  await alice.page.reload()
  await expect(alice.page.locator('#act-1 time').first()).toHaveText(/^[34] min late$/)
  await alice.page.getByRole('button', { name: /^Late/ }).click()
  expect(await anchorsOf(alice.page, 'act')).toEqual(['act-1'])
})

test('[HYP3, HYP4] a hypothesis gets evidence by key, is ruled out, and stays readable with what ruled it out', async ({
  sit,
}) => {
  const [alice, bob] = [await sit('Alice Ames'), await sit('Bob Berg')]
  await add(alice.page, 'h', ['Certificate expired', 'Release 4.12'])
  await titleOf(alice.page, 'hyp-1').focus()
  await alice.page.keyboard.press('e')
  await expect(alice.page.getByLabel('What did you see?')).toBeFocused()
  await alice.page.getByRole('button', { name: 'Against' }).click()
  await alice.page.getByLabel('What did you see?').fill('Valid until March')
  await alice.page.getByLabel('Link, if there is one').fill('javascript:alert(1)')
  await alice.page.keyboard.press('Enter')
  await expect(alice.page.getByText('Only an http or https address')).toBeVisible()
  await alice.page.getByLabel('Link, if there is one').fill('status.example.com/cert')
  await alice.page.keyboard.press('Enter')
  const link = alice.page.getByRole('link', { name: 'status.example.com/cert' })
  await expect(link).toHaveAttribute('href', 'https://status.example.com/cert')
  await expect(link).toHaveAttribute('rel', 'noreferrer')
  await titleOf(alice.page, 'hyp-1').focus()
  await alice.page.keyboard.press('s')
  await alice.page.getByRole('menuitemradio', { name: 'Ruled out' }).click()

  await bob.page.getByText('Ruled out 1').click()
  const settled = bob.page.locator('#hyp-1')
  await expect(settled).toContainText('Ruled out by Alice Ames')
  await expect(settled).toContainText('Valid until March')
  await settled.getByRole('button', { name: 'Reopen' }).click()
  await expect(bob.page.locator('#hyp-1')).toContainText('Proposed')
})

test('[SAVE4] two people change one owner while one is offline: the loser is offered their own', async ({
  sit,
}) => {
  const [alice, bob] = [await sit('Alice Ames'), await sit('Bob Berg')]
  await add(alice.page, 'a', ['Drain eu-2'])
  await expect(bob.page.locator('#act-1')).toBeVisible()
  await bob.context.setOffline(true)
  await expect(bob.page.getByText(/offline/i).first()).toBeVisible()
  await titleOf(bob.page, 'act-1').focus()
  await bob.page.keyboard.press('t')
  await titleOf(alice.page, 'act-1').focus()
  await alice.page.keyboard.press('t')
  await expect(alice.page.locator('#act-1')).toContainText('you, accepted')
  await bob.context.setOffline(false)
  const offers = (page: Page) => page.getByText(/made the owner/).count()
  await expect
    .poll(async () => (await offers(alice.page)) + (await offers(bob.page)), { timeout: 30_000 })
    .toBe(1)
})
