/** The ledger of hypotheses, with several people, each in a browser. */
import { expect, type Page } from '@playwright/test'
import { add, anchorsOf, leaveLists, test, titleOf } from './board-test.ts'

async function addEvidence(page: Page, anchor: string, stance: 'For' | 'Against', text: string) {
  await titleOf(page, anchor).focus()
  await page.keyboard.press('e')
  const card = page.locator(`#${anchor}`)
  await card.getByRole('button', { name: stance, exact: true }).click()
  await card.getByLabel('What did you see?').fill(text)
  await page.keyboard.press('Enter')
  await expect(card.getByText(text)).toBeVisible()
  await titleOf(page, anchor).click()
}

test('[HYP9] Alice sorts by fewest contradictions: all see it, Bob’s hand is not disturbed, one undo takes it back', async ({
  sit,
}) => {
  const [alice, bob] = [await sit('Alice Ames'), await sit('Bob Berg')]
  const sort = alice.page.getByRole('button', { name: 'Sort by fewest contradictions' })
  await add(alice.page, 'h', ['Release 4.12', 'Certificate expired', 'A provider is down'])
  await expect(alice.page.locator('#hyp-3')).toBeVisible()
  await expect(sort).toBeHidden()
  await addEvidence(alice.page, 'hyp-1', 'Against', 'Errors began before it')
  await addEvidence(alice.page, 'hyp-3', 'For', 'Its status page is red')
  await expect(alice.page.locator('#hyp-1')).toContainText('0 for · 1 against')
  await expect(alice.page.locator('#hyp-3')).toContainText('1 for · 0 against')
  expect(await anchorsOf(alice.page, 'hyp')).toEqual(['hyp-1', 'hyp-2', 'hyp-3'])

  await titleOf(bob.page, 'hyp-2').focus()
  await sort.click()
  await expect.poll(() => anchorsOf(alice.page, 'hyp')).toEqual(['hyp-3', 'hyp-2', 'hyp-1'])
  await expect(sort).toBeHidden()
  await expect(bob.page.getByRole('button', { name: 'List changed' })).toBeVisible()
  expect(await anchorsOf(bob.page, 'hyp')).toEqual(['hyp-1', 'hyp-2', 'hyp-3'])
  await leaveLists(bob.page)
  await expect.poll(() => anchorsOf(bob.page, 'hyp')).toEqual(['hyp-3', 'hyp-2', 'hyp-1'])

  await alice.page.keyboard.press('z')
  await expect.poll(() => anchorsOf(alice.page, 'hyp')).toEqual(['hyp-1', 'hyp-2', 'hyp-3'])
  await expect.poll(() => anchorsOf(bob.page, 'hyp')).toEqual(['hyp-1', 'hyp-2', 'hyp-3'])
})

test('[ACT11] what an action did becomes evidence with one press, for everybody, and can be undone', async ({
  sit,
}) => {
  const [alice, bob] = [await sit('Alice Ames'), await sit('Bob Berg')]
  await add(alice.page, 'h', ['Release 4.12'])
  await expect(titleOf(alice.page, 'hyp-1')).toContainText('H1')
  await add(alice.page, 'a', ['Roll back 4.12'])
  await titleOf(alice.page, 'act-1').click()
  await alice.page.getByRole('button', { name: /Tests hypothesis/ }).click()
  await alice.page.getByRole('option', { name: 'H1 Release 4.12' }).click()
  await titleOf(alice.page, 'act-1').click()
  await alice.page.getByRole('checkbox', { name: 'Done: Roll back 4.12' }).check()
  await alice.page.getByRole('button', { name: 'No effect' }).click()
  const offer = alice.page.getByRole('button', { name: 'Evidence against', exact: true })
  await offer.click()
  await expect(offer).toBeHidden()
  await expect(bob.page.locator('#hyp-1')).toContainText('0 for · 1 against')
  await expect(bob.page.getByText('Roll back 4.12: no effect').first()).toBeVisible()
  await alice.page.keyboard.press('z')
  await expect(bob.page.locator('#hyp-1')).toContainText('no evidence yet')
  await expect(offer).toBeVisible()
})
