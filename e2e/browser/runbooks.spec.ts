/** A runbook from its writing over its use in an incident to its next version. */
import { expect, type Page } from '@playwright/test'
import { accessibilityFaults } from './accessibility-faults.ts'
import type { BoardPage } from './board-page.ts'
import { test } from './room-test.ts'

const runbooks = (page: Page) => page.getByRole('region', { name: 'Runbooks' })
const step = ({ page }: BoardPage, words: string) =>
  runbooks(page).getByRole('listitem').filter({ hasText: words })

async function writeFailover(page: Page): Promise<void> {
  await page.goto('/settings/prepared')
  await page.getByRole('button', { name: 'Write a runbook' }).press('Enter')
  await page.getByRole('button', { name: 'Keep it' }).press('Enter')
  await expect(page.getByText('Say what it is for.')).toBeVisible()
  await page.getByRole('textbox', { name: 'What for' }).fill('Fail over the database')
  await page
    .getByRole('textbox', { name: 'Steps, one a line' })
    .fill('1. Stop writes\n2. Promote the replica\n')
  await expect(page.getByText('2 steps')).toBeVisible()
  await page.getByRole('button', { name: 'Keep it' }).press('Enter')
  await expect(page.getByRole('listitem').filter({ hasText: 'Fail over the database' }).first()).toBeVisible()
}

test('[RUNBOOK9] a runbook is written, attached, worked through by three people, and what it lacked is proposed and accepted', async ({
  alice,
  bob,
  dave,
}) => {
  const board = new URL(alice.page.url()).pathname
  await expect(runbooks(dave.page)).toContainText('No runbook is attached.')
  await writeFailover(alice.page)
  expect(await accessibilityFaults(alice.page)).toEqual([])
  await alice.page.goto(board)

  await runbooks(alice.page).getByRole('button', { name: 'Attach a runbook' }).press('Enter')
  await alice.page.getByRole('menuitem', { name: /Fail over the database/ }).press('Enter')
  await expect(runbooks(bob.page)).toContainText('0 of 2')
  await step(bob, 'Stop writes').getByRole('checkbox', { name: 'Done: Stop writes' }).check()
  for (const { page } of [alice, bob, dave]) await expect(runbooks(page)).toContainText('1 of 2')
  await expect(step(dave, 'Stop writes')).toContainText('Bob')
  await expect(step(dave, 'Stop writes').getByRole('checkbox')).toBeDisabled()
  await expect(step(alice, 'Stop writes')).toContainText('Here: ')
  await expect(dave.page.getByRole('region', { name: 'Timeline' })).toContainText(
    'Bob did “Stop writes” of “Fail over the database”',
  )

  await runbooks(alice.page).getByRole('button', { name: '+ Step' }).press('Enter')
  await alice.page.getByRole('textbox', { name: /^New step/ }).fill('Check the lag')
  await alice.page.keyboard.press('Enter')
  await alice.page.keyboard.press('Escape')
  await expect(step(dave, 'Check the lag')).toBeVisible()
  await step(bob, 'Promote the replica')
    .getByRole('button', { name: /^More about/ })
    .click()
  await bob.page.getByRole('menuitem', { name: /^Skip/ }).click()
  await expect(runbooks(alice.page)).toContainText('2 of 3')
  expect(await accessibilityFaults(alice.page)).toEqual([])

  await runbooks(alice.page).getByRole('button', { name: 'More about “Fail over the database”' }).click()
  await alice.page.getByRole('menuitem', { name: /^Propose these steps/ }).click()
  await expect(runbooks(alice.page)).toContainText('Proposed.')

  await bob.page.goto('/settings/prepared')
  const proposal = bob.page.getByRole('region', { name: 'Proposed for Fail over the database' })
  await expect(proposal).toContainText('Alice proposes, after INC-1')
  await expect(proposal).toContainText('New: Check the lag')
  await proposal.getByRole('button', { name: 'Accept' }).click()
  await expect(proposal).toHaveCount(0)
  await expect(bob.page.getByText('3 steps')).toBeVisible()
  expect(await accessibilityFaults(bob.page)).toEqual([])
})

test('[RUNBOOK10] who rewrites what somebody changed meanwhile is told, and keeps what they typed', async ({
  alice,
  bob,
  dave,
}) => {
  await writeFailover(alice.page)
  const rewrite = async (page: Page, title: string) => {
    await page.getByRole('textbox', { name: 'What for' }).fill(title)
    await page.getByRole('button', { name: 'Save' }).click()
  }
  for (const { page } of [alice, bob]) {
    await page.goto('/settings/prepared')
    await page.locator('summary').filter({ hasText: 'Fail over the database' }).click()
    await page.getByRole('button', { name: 'Rewrite Fail over the database' }).click()
  }
  await rewrite(alice.page, 'Fail over to Dublin')
  await expect(alice.page.locator('summary').filter({ hasText: 'Fail over to Dublin' })).toBeVisible()
  await rewrite(bob.page, 'Fail over at night')
  await expect(bob.page.getByText('Somebody changed it meanwhile')).toBeVisible()
  await expect(bob.page.getByRole('region', { name: 'What it says now' })).toContainText(
    'Fail over to Dublin',
  )
  await bob.page.getByRole('textbox', { name: 'What for' }).press('Escape')
  await expect(bob.page.getByRole('textbox', { name: 'What for' })).toHaveValue('Fail over at night')
  await dave.page.goto('/settings/prepared')
  await expect(dave.page.getByRole('button', { name: 'Write a runbook' })).toHaveAttribute(
    'aria-disabled',
    'true',
  )
  await expect(dave.page.getByText('Roll back any change: without asking')).toBeVisible()
})
