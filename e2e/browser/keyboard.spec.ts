/** The mouse is unplugged. */
import { expect, type Page } from '@playwright/test'
import { BoardPage } from './board-page.ts'
import { test } from './room-test.ts'

test('[BROWSER13] the keyboard alone declares, takes a role, adds a hypothesis and finishes an action', async ({
  doors,
  server,
}) => {
  const page = await doors.letIn('Alice')
  const { keyboard } = page
  await page.goto(server.url)
  await expect(page.getByRole('heading', { name: 'No open incidents' })).toBeVisible()
  await keyboard.press('d')
  await expect(page.getByRole('textbox', { name: 'What is wrong?' })).toBeFocused()
  await keyboard.type('Declare a bug: checkout errors')
  // Command stays free, so that it can be taken on the board.
  await tabTo(page, 'I take command')
  await keyboard.press('Space')
  await keyboard.press('Control+Enter')
  await page.waitForURL('**/i/INC-1')
  const alice = new BoardPage(page)
  await alice.isSaved()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Declare a bug: checkout errors')

  await keyboard.press('l')
  await keyboard.press('1')
  await expect(alice.duty('Commander')).toBeFocused()
  await tabTo(page, 'Take it: Commander')
  await keyboard.press('Enter')
  await expect(alice.duty('Commander')).toContainText('You')
  await expect(alice.duty('Commander')).toBeFocused()

  await keyboard.press('h')
  await keyboard.type('Bad deploy')
  await keyboard.press('Enter')
  await expect(alice.hypothesis('Bad deploy')).toBeVisible()
  await keyboard.press('Escape')

  await keyboard.press('a')
  await keyboard.type('Roll back checkout')
  await keyboard.press('Enter')
  await keyboard.type('Tell support')
  await keyboard.press('Enter')
  await expect(alice.action('Tell support')).toBeVisible()
  await keyboard.press('Escape')
  await expect(alice.actions.getByRole('textbox', { name: 'New action' })).toHaveCount(0)

  await keyboard.press('j')
  await expect(
    alice.action('Roll back checkout').getByRole('button', { name: 'Roll back checkout' }),
  ).toBeFocused()
  await keyboard.press('x')
  await expect(alice.doneBox('Roll back checkout')).toBeChecked()
  await expect(alice.doneBox('Tell support')).not.toBeChecked()
  await expect(alice.strip).toContainText('Roll back checkout')
  await keyboard.press('z')
  await expect(alice.doneBox('Roll back checkout')).not.toBeChecked()
  await alice.isSaved()
})

/** Presses Tab until the control with this name has the focus. */
async function tabTo(page: Page, name: string): Promise<void> {
  const control = page.getByRole('button', { name }).or(page.getByRole('switch', { name }))
  for (let presses = 0; presses < 12; presses++) {
    if (await control.evaluate((element) => element === document.activeElement)) return
    await page.keyboard.press('Tab')
  }
  await expect(control).toBeFocused()
}
