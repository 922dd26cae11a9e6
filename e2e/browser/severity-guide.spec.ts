/** How bad is it? Three questions, a proposal, and the people's choice. */
import { expect } from '@playwright/test'
import { accessibilityFaults } from './accessibility-faults.ts'
import { test } from './room-test.ts'

test('[BROWSER20] three questions propose a severity, say what would change it, and the room sees what was chosen', async ({
  alice,
  bob,
  dave,
}) => {
  const { page } = alice
  await page.getByRole('button', { name: /^Severity: .*Change it$/ }).click()
  await page.getByRole('button', { name: 'Not sure? Three questions' }).click()
  const guide = page.getByRole('region', { name: 'Severity guide' })
  await guide.getByRole('group', { name: 'Who is hit?' }).getByLabel('A part of them').check()
  await expect(guide).toContainText('At least SEV-4')
  await guide.getByRole('group', { name: 'Can they still' }).getByLabel('Not sure').check()
  await guide.getByRole('group', { name: 'Is more at stake?' }).getByLabel('Neither').check()
  await expect(guide).toContainText('This looks like SEV-2')
  await expect(guide).toContainText('It becomes SEV-1 when all or many customers are hit')
  expect(await accessibilityFaults(page)).toEqual([])
  await guide.getByRole('button', { name: 'Choose SEV-2' }).click()
  await expect(page.getByRole('radio', { name: /^SEV-2/ })).toBeFocused()
  await expect(page.getByRole('textbox', { name: 'Reason (optional)' })).toHaveValue(/A part of them/)
  await page.getByRole('radio', { name: /^SEV-3/ }).check()
  await page.getByRole('button', { name: 'Change to SEV-3' }).click()
  await expect(bob.page.getByRole('button', { name: 'Severity: SEV-3. Change it' })).toBeVisible()
  await expect(dave.page.getByRole('banner').getByRole('img', { name: 'SEV-3' })).toBeVisible()
})

test('[BROWSER21] who declares and is not sure answers the same questions with the keyboard', async ({
  alice,
}) => {
  const { page } = alice
  await page.goto('/declare')
  await page.getByRole('button', { name: 'Not sure? Three questions' }).press('Enter')
  const guide = page.getByRole('region', { name: 'Severity guide' })
  await guide.getByRole('group', { name: 'Is more at stake?' }).getByLabel('Data or security').press('Space')
  await guide.getByRole('button', { name: 'Choose SEV-1' }).press('Enter')
  await expect(page.getByRole('radio', { name: 'SEV-1' })).toBeChecked()
  await expect(guide).toHaveCount(0)
})
