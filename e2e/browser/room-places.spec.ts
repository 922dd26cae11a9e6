/** Finding one's way on the board: lamps, anchors, parts, tabs, and what it says when there is no line. */
import { expect, type Page } from '@playwright/test'
import { accessibilityFaults } from './accessibility-faults.ts'
import { add, leaveLists, test } from './board-test.ts'

const focusedId = (page: Page) => page.evaluate(() => document.activeElement?.id)

test('[BOARD2] a lamp, an entry of the timeline and the address each lead to the card they are about', async ({
  sit,
  server,
  incidentId,
}) => {
  const { page } = await sit('Alice Ames')
  await add(page, 'a', ['Freeze deploys', 'Drain eu-2'])
  await leaveLists(page)
  await page.getByRole('button', { name: /^Command/ }).click()
  expect(await focusedId(page)).toBe('role-commander')
  await page.getByRole('button', { name: 'Alice Ames added action “Drain eu-2”' }).click()
  expect(await focusedId(page)).toBe('act-2')
  server.clock.advance(3 * 60_000)
  await page.goto(`${server.url}/i/${incidentId}#act-1`)
  await page.reload()
  await expect(page.locator('#act-1')).toBeFocused()
  await page.getByRole('button', { name: /^2 unowned/ }).click()
  await expect(page.locator('#act-1')).toBeFocused()
})

test('[BOARD3] F6 goes round the parts of the screen, and back', async ({ sit }) => {
  const { page } = await sit('Alice Ames')
  const part = () =>
    page.evaluate(() => document.activeElement?.closest('[data-region]')?.getAttribute('aria-label') ?? 'bar')
  const round: string[] = []
  for (let i = 0; i < 6; i++) {
    await page.keyboard.press('F6')
    round.push(await part())
  }
  expect(round).toEqual(['bar', 'People and help', 'Work', 'Told and noted', 'bar', 'bar'])
  await page.keyboard.press('Shift+F6')
  await page.keyboard.press('Shift+F6')
  expect(await part()).toBe('Told and noted')
})

test('[BOARD4] without a line the board goes on, what needs the line says so, and nothing is shown as done', async ({
  sit,
  server,
}) => {
  const { page } = await sit('Alice Ames')
  await server.stop()
  await expect(page.getByRole('region', { name: 'Duties' }).getByText('needs connection')).toBeVisible()
  const take = page.getByRole('button', { name: 'Take it: Commander' })
  await expect(take).toHaveAttribute('aria-description', 'Needs connection')
  // It can be reached and pressed, and does nothing.
  await take.focus()
  await page.keyboard.press('Enter')
  await expect(page.locator('#role-commander')).toContainText('Vacant')
  await add(page, 'a', ['Written offline'])
  await expect(page.getByText('You added “Written offline”')).toBeVisible()
  await expect(page.getByRole('contentinfo')).toContainText(/on this device, last contact \d\d:\d\d:\d\d UTC/)
})

test('[BOARD5] an incident that does not exist is said not to, with the way on', async ({ sit, server }) => {
  const { page } = await sit('Alice Ames')
  await page.goto(`${server.url}/i/INC-999`)
  await expect(page.getByRole('heading', { name: 'There is no such incident' })).toBeVisible()
  await page.getByRole('link', { name: 'All incidents' }).click()
  await expect(page.getByRole('link', { name: 'Checkout errors in EU', exact: true })).toBeVisible()
})

test('[BOARD6] on a phone one part is on screen; a key, a lamp and a tab each put the right one there', async ({
  sit,
}) => {
  const { page } = await sit('Alice Ames')
  await add(page, 'a', ['Freeze deploys'])
  await page.setViewportSize({ width: 390, height: 844 })
  const shown = (name: string) => page.getByRole('heading', { name, exact: true })
  await page.getByRole('button', { name: 'Comms' }).click()
  await expect(page.getByRole('heading', { name: /^Stakeholder update/ })).toBeVisible()
  await expect(shown('Actions')).toBeHidden()
  await page.getByRole('heading', { name: /^Stakeholder update/ }).click()
  await page.keyboard.press('a')
  await expect(page.getByLabel('New action')).toBeFocused()
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: /^Command/ }).click()
  await expect(shown('Duties')).toBeVisible()
  await page.getByRole('button', { name: 'Actions', exact: true }).click()
  await page.getByRole('contentinfo').getByRole('button', { name: 'Need help' }).click()
  await expect(page.getByLabel('What do you need?')).toBeFocused()
  const [width, shownWidth] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth])
  expect(width).toBe(shownWidth)
})

test('[STRIP4] the last act is undone by key and named; what somebody changed since is offered, not done', async ({
  sit,
}) => {
  const [alice, bob] = [await sit('Alice Ames'), await sit('Bob Berg')]
  await add(alice.page, 'a', ['Freeze deploys'])
  const done = alice.page.locator('#act-1').getByRole('checkbox')
  const strip = alice.page.getByRole('contentinfo')
  await done.click()
  await expect(strip).toContainText('You marked “Freeze deploys” done')
  await leaveLists(alice.page)
  await alice.page.getByRole('heading', { name: 'Duties' }).click()
  await alice.page.keyboard.press('z')
  await expect(done).not.toBeChecked()
  await alice.page.keyboard.press('Shift+z')
  await expect(done).toBeChecked()
  await expect(bob.page.locator('#act-1').getByRole('checkbox')).toBeChecked()
  await bob.page.locator('#act-1').getByRole('checkbox').click()
  await expect(done).not.toBeChecked()
  await alice.page.keyboard.press('z')
  await expect(strip).toContainText('Bob Berg changed it after you')
  await strip.getByRole('button', { name: 'Leave it' }).click()
  await expect(done).not.toBeChecked()
})

for (const scheme of ['light', 'dark'] as const) {
  test(`[BOARD7] axe finds nothing on the board, ${scheme}, at four widths, drawers and forms open`, async ({
    sit,
  }) => {
    const { page } = await sit('Alice Ames')
    await page.emulateMedia({ colorScheme: scheme })
    await add(page, 'a', ['Freeze deploys'])
    await add(page, 'h', ['Release 4.12'])
    const check = async (what: string) => expect(await accessibilityFaults(page), what).toEqual([])
    await check('1440')
    await page.getByRole('button', { name: /^Severity/ }).click()
    await check('severity')
    await page.keyboard.press('Escape')
    await page.keyboard.press('b')
    await check('need help')
    await page.keyboard.press('Escape')
    await page.setViewportSize({ width: 1920, height: 1080 })
    await check('1920')
    await page.setViewportSize({ width: 1000, height: 800 })
    await page.getByRole('button', { name: 'Duties and help' }).click()
    await check('drawer')
    await page.setViewportSize({ width: 390, height: 844 })
    for (const tab of ['Actions', 'Hypotheses', 'Comms', 'Timeline', 'People']) {
      await page.getByRole('button', { name: tab, exact: true }).click()
      await check(tab)
    }
  })
}
