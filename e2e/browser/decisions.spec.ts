/** Deciding together: a proposal, time to object, and silence or the commander. */
import { expect, type Page } from '@playwright/test'
import { test } from './room-test.ts'

const decisions = (page: Page) => page.getByRole('region', { name: 'Decisions' })

async function propose(page: Page, statement: string): Promise<void> {
  await page.keyboard.press('c')
  await page.getByRole('textbox', { name: 'We will…' }).fill(statement)
  await page.getByRole('button', { name: 'Any strong objections?' }).click()
  await expect(decisions(page).getByRole('listitem').filter({ hasText: statement })).toBeVisible()
}

test('[DECIE1] a proposal made by key is counted down on every screen, an objection waits for the commander, who says why it goes ahead', async ({
  alice,
  bob,
}) => {
  await alice.takeButton('Commander').click()
  await expect(alice.duty('Commander')).toContainText('You')
  await alice.page.locator('body').press('Escape')
  await propose(bob.page, 'Fail over to Dublin')
  const hers = decisions(alice.page).getByRole('listitem').filter({ hasText: 'Fail over to Dublin' })
  await expect(hers).toContainText('Any strong objections?')
  await expect(hers.getByRole('time')).toContainText(/0[12]:\d\d/)
  const his = decisions(bob.page).getByRole('listitem').filter({ hasText: 'Fail over to Dublin' })
  await expect(his.getByRole('button', { name: 'Decide now' })).toHaveCount(0)
  await his.getByRole('button', { name: 'I object' }).click()
  await his.getByRole('textbox', { name: 'What worries you?' }).fill('The replica lags')
  await his.getByRole('button', { name: 'I object' }).click()
  await expect(hers).toContainText('Bob objects: The replica lags')
  await expect(hers).toContainText('the commander decides')
  await expect(hers.getByRole('button', { name: 'Decide all the same' })).toHaveAttribute(
    'aria-disabled',
    'true',
  )
  await hers.getByRole('textbox', { name: 'Why it goes ahead all the same' }).fill('Ten seconds of orders')
  await hers.getByRole('button', { name: 'Decide all the same' }).click()
  await expect(his).toContainText('Alice decided over 1 objection')
  await expect(his).toContainText('Ten seconds of orders')
  await expect(
    bob.page.getByText('Alice heard the objection and decided “Fail over to Dublin”'),
  ).toBeVisible()
})

test('[DECIE2] who looks on sees what is decided and has no control that decides', async ({ bob, dave }) => {
  await propose(bob.page, 'Freeze deploys')
  const seen = decisions(dave.page).getByRole('listitem').filter({ hasText: 'Freeze deploys' })
  await expect(seen).toBeVisible()
  await expect(seen.getByRole('button')).toHaveCount(0)
  await expect(decisions(dave.page).getByRole('button', { name: 'Propose' })).toHaveCount(0)
})
