/** What must be true before the end: agreed on together, ticked together, and named when it is not. */
import { expect } from '@playwright/test'
import { accessibilityFaults } from './accessibility-faults.ts'
import type { BoardPage } from './board-page.ts'
import { test } from './room-test.ts'

const criteria = ({ page }: BoardPage) => page.getByRole('region', { name: 'Exit criteria' })
const criterion = (board: BoardPage, words: string) =>
  criteria(board).getByRole('listitem').filter({ hasText: words })

test('[BROWSER18] exit criteria are added, ticked, moved and put away by three people, and undo brings one back', async ({
  alice,
  bob,
  dave,
}) => {
  await criteria(alice).getByRole('button', { name: 'Customers told' }).click()
  await criteria(alice).getByRole('button', { name: 'Error rate normal for 30 minutes' }).click()
  await expect(criteria(bob)).toContainText('0 of 2 met')
  await criteria(bob).getByRole('checkbox', { name: 'Met: Customers told' }).check()
  for (const board of [alice, bob, dave]) await expect(criteria(board)).toContainText('1 of 2 met')
  await expect(criteria(dave).getByRole('checkbox', { name: 'Met: Customers told' })).toBeDisabled()
  await expect(criterion(alice, 'Customers told')).toContainText('Here: ')

  await criterion(alice, 'Customers told')
    .getByRole('button', { name: /^More about/ })
    .click()
  await alice.page.getByRole('menuitem', { name: 'Move down' }).click()
  await expect(criteria(dave).getByRole('listitem').last()).toContainText('Customers told')

  await criterion(alice, 'Customers told')
    .getByRole('button', { name: /^More about/ })
    .click()
  await alice.page.getByRole('menuitem', { name: /^Put away/ }).click()
  await expect(criterion(dave, 'Customers told')).toHaveCount(0)
  await alice.strip.getByRole('button', { name: 'Undo' }).click()
  await expect(criterion(dave, 'Customers told')).toBeVisible()
  expect(await accessibilityFaults(alice.page)).toEqual([])
})

test('[BROWSER19] resolving with unmet criteria asks why in place, and the timeline tells it; reopening needs a reason', async ({
  alice,
  bob,
  dave,
}) => {
  await criteria(alice).getByRole('button', { name: 'Customers told' }).click()
  await expect(criterion(bob, 'Customers told')).toBeVisible()
  await bob.page.getByRole('button', { name: 'Declared ▾' }).click()
  const form = bob.page.getByRole('region', { name: 'Phase: Declared' })
  await form.getByRole('radio', { name: 'Resolved' }).check()
  await expect(form).toContainText('1 exit criterion is not met:')
  await form.getByRole('textbox', { name: 'Why is it over all the same?' }).fill('They know by phone')
  await form.getByRole('button', { name: 'Move to Resolved' }).click()
  const timeline = dave.page.getByRole('region', { name: 'Timeline' })
  await expect(timeline).toContainText('They know by phone. Not met: “Customers told”')

  await alice.page.getByRole('button', { name: 'Resolved ▾' }).click()
  const again = alice.page.getByRole('region', { name: 'Phase: Resolved' })
  await again.getByRole('radio', { name: /^Monitoring/ }).check()
  const go = again.getByRole('button', { name: 'Move to Monitoring' })
  await expect(go).toHaveAttribute('aria-disabled', 'true')
  await again.getByRole('textbox', { name: 'Why is it reopened?' }).fill('Errors are back')
  await go.click()
  await expect(timeline).toContainText('Errors are back')
})
