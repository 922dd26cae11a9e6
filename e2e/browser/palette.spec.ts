/** Search, jump and do, by words. */
import { expect, type Page } from '@playwright/test'
import { accessibilityFaults } from './accessibility-faults.ts'
import { add, leaveLists, test } from './board-test.ts'

const palette = (page: Page) => page.getByRole('dialog', { name: 'Do anything' })
const field = (page: Page) =>
  palette(page)
    .getByRole('combobox')
    .or(palette(page).getByRole('textbox'))
    .or(palette(page).getByRole('searchbox'))
const line = (page: Page, name: string | RegExp) => palette(page).getByRole('option', { name })

/** Its code has come before the line goes, as it has on any but a first visit. */
async function openOnce(page: Page): Promise<void> {
  await page.keyboard.press('Control+k')
  await expect(field(page)).toBeFocused()
  await page.keyboard.press('Escape')
}

async function ask(page: Page, words: string): Promise<void> {
  await page.keyboard.press('Control+k')
  await expect(field(page)).toBeFocused()
  await page.keyboard.type(words)
}

test('[PAL1] Ctrl+K opens the palette from within a field, and Escape gives the focus back', async ({
  sit,
}) => {
  const { page } = await sit('Alice')
  const notes = page.getByRole('textbox', { name: 'Notes' })
  await notes.focus()
  await ask(page, 'hyp')
  await page.keyboard.press('Escape')
  await expect(palette(page)).toHaveCount(0)
  await expect(notes).toBeFocused()
  for (const path of ['/', '/declare', '/settings/people']) {
    await page.goto(new URL(path, page.url()).href)
    await expect(page.getByRole('main')).toBeVisible()
    await ask(page, 'all incidents')
    await expect(line(page, 'All incidents')).toBeVisible()
    await page.keyboard.press('Control+k')
    await expect(palette(page)).toHaveCount(0)
  }
})

test('[PAL1] on a phone the palette is in the menu of the room', async ({ sit }) => {
  const { page } = await sit('Alice')
  await page.setViewportSize({ width: 390, height: 844 })
  await page.getByRole('button', { name: 'More about this room' }).click()
  await page.getByRole('menuitem', { name: 'Search, or do anything' }).click()
  await expect(field(page)).toBeFocused()
  await page.keyboard.type('timeline')
  await expect(line(page, 'Timeline').first()).toBeVisible()
})

test('[PAL2] a number and Enter go to the card, without a server too', async ({ sit }) => {
  const { page, context } = await sit('Alice')
  await add(page, 'a', ['Drain eu-2', 'Roll back checkout'])
  await expect(page.locator('#act-2')).toBeVisible()
  await leaveLists(page)
  await ask(page, '2')
  await expect(palette(page).getByRole('status')).toHaveText(/^[1-9]\d* results?$/)
  await page.keyboard.press('Enter')
  await expect(palette(page)).toHaveCount(0)
  await expect(page.locator('#act-2')).toBeFocused()
  await openOnce(page)
  await context.setOffline(true)
  await ask(page, 'drain')
  await page.keyboard.press('Enter')
  await expect(page.locator('#act-1')).toBeFocused()
})

test('[PAL3] a sentence is done, named in the undo strip and undone', async ({ sit }) => {
  const { page } = await sit('Alice')
  await add(page, 'a', ['Drain eu-2'])
  await add(page, 'h', ['Bad deploy'])
  await expect(page.locator('#act-1')).toBeVisible()
  await expect(page.locator('#hyp-1')).toBeVisible()
  await leaveLists(page)
  await ask(page, 'done 1')
  await expect(line(page, /Mark action 1 “Drain eu-2” done/)).toBeVisible()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('checkbox', { name: 'Done: Drain eu-2' })).toBeChecked()
  await expect(page.getByRole('contentinfo')).toContainText('You marked “Drain eu-2” done')
  await page.getByRole('button', { name: 'Undo', exact: true }).click()
  await expect(page.getByRole('checkbox', { name: 'Done: Drain eu-2' })).not.toBeChecked()
  await ask(page, 'rule out h1 because the graph is flat')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('contentinfo')).toContainText('You ruled out “Bad deploy”')
  await expect(page.locator('#hyp-1')).toContainText('the graph is flat')
})

test('[PAL1] the key opens it again also in the moment in which it has closed and not said so yet', async ({
  sit,
}) => {
  const { page } = await sit('Alice')
  await openOnce(page)
  await page.keyboard.press('Control+k')
  await expect(field(page)).toBeFocused()
  await page.evaluate(() => {
    document.querySelector('dialog')?.close()
    document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'k', ctrlKey: true, bubbles: true }))
  })
  // The late word of the first closing has come by then.
  await page.evaluate(() => new Promise((resolve) => setTimeout(() => requestAnimationFrame(resolve))))
  await expect(field(page)).toBeFocused()
})

test('[PAL3] severity and a roadblock are asked of the server', async ({ sit }) => {
  const { page } = await sit('Alice')
  await ask(page, 'sev 3')
  await page.keyboard.press('Enter')
  await expect(palette(page)).toHaveCount(0)
  await ask(page, 'need help read access to the replica')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('region', { name: 'People and help' })).toContainText(
    'read access to the replica',
  )
  // The board may show it before the answer is back; until then the key closes what is open.
  await expect(palette(page)).toHaveCount(0)
  await ask(page, 'sev 3')
  await expect(line(page, /Change severity/)).toContainText('It is SEV-3 already')
})

test('[PAL8] what is refused because the server is away stays, with the words', async ({ sit }) => {
  const { page, context } = await sit('Alice')
  await openOnce(page)
  await context.setOffline(true)
  await ask(page, 'sev 3')
  await page.keyboard.press('Enter')
  await expect(palette(page).getByRole('alert')).toContainText(/connection|server/i, { timeout: 30_000 })
  await expect(field(page)).toHaveValue('sev 3')
})

test('[PAL5] an observer is told why an act is not theirs', async ({ sit }) => {
  const alice = await sit('Alice')
  await add(alice.page, 'a', ['Drain eu-2'])
  const { page } = await sit('Dave', 'observer')
  await expect(page.locator('#act-1')).toBeVisible()
  await ask(page, 'done 1')
  await page.keyboard.press('Enter')
  await expect(palette(page)).toBeVisible()
  await expect(field(page)).toHaveValue('done 1')
  await expect(palette(page).getByRole('alert')).toContainText(/observer/i)
  await page.keyboard.press('Escape')
  await expect(alice.page.getByRole('checkbox', { name: 'Done: Drain eu-2' })).not.toBeChecked()
})

test('[PAL7] the summary is on the clipboard as plain text', async ({ sit }) => {
  const { page, context } = await sit('Alice')
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await ask(page, 'copy summary')
  await page.keyboard.press('Enter')
  await expect(palette(page)).toHaveCount(0)
  const text = await page.evaluate(() => navigator.clipboard.readText())
  expect(text).toContain('Commander:')
  expect(text.split('\n').at(-1)).toMatch(/\/i\/INC-1$/)
})

test('[PAL9] a refused clipboard leaves the text selected, from the palette and from the menu', async ({
  sit,
}) => {
  const { page } = await sit('Alice')
  await page.evaluate(() => {
    navigator.clipboard.writeText = () => Promise.reject(new Error('refused'))
  })
  const text = palette(page).getByRole('textbox', { name: /Copy the text by hand/ })
  await ask(page, 'copy summary')
  await page.keyboard.press('Enter')
  await expect(text).toBeFocused()
  await expect(text).toHaveValue(/Commander:/)
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'More about this room' }).click()
  await page.getByRole('menuitem', { name: 'Copy a summary for the chat' }).click()
  await expect(text).toHaveValue(/Commander:/)
})

test('[PAL10] a link leads to a card behind a filter and on another tab, and says when there is none', async ({
  sit,
}) => {
  const { page } = await sit('Alice')
  await add(page, 'a', ['Drain eu-2'])
  await add(page, 'h', ['Bad deploy'])
  await expect(page.locator('#hyp-1')).toBeVisible()
  await expect(page.locator('#act-1')).toBeVisible()
  await leaveLists(page)
  await page
    .getByRole('radio', { name: /Done/ })
    .or(page.getByRole('button', { name: /^Done/ }))
    .first()
    .click()
  await expect(page.locator('#act-1')).toHaveCount(0)
  await page.evaluate(() => location.replace('#act-1'))
  await expect(page.locator('#act-1')).toBeFocused()
  await page.setViewportSize({ width: 390, height: 844 })
  await page.evaluate(() => location.replace('#hyp-1'))
  await expect(page.locator('#hyp-1')).toBeFocused()
  await expect(page.locator('#act-1')).toBeHidden()
  await page.evaluate(() => location.replace('#act-99'))
  await expect(page.getByText('There is no action 99 on this board')).toBeVisible()
})

test('[PAL11] axe finds nothing in the palette, and on a phone it fills the screen', async ({ sit }) => {
  const { page } = await sit('Alice')
  await add(page, 'a', ['Drain eu-2', 'Roll back checkout'])
  for (const size of [
    { width: 1440, height: 900 },
    { width: 390, height: 844 },
  ]) {
    await page.setViewportSize(size)
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
      await ask(page, 'take')
      for (const words of ['', ' nothing has this']) {
        await page.keyboard.type(words)
        expect(await accessibilityFaults(page)).toEqual([])
      }
      const box = await palette(page).boundingBox()
      if (size.width === 390) expect(box).toEqual({ x: 0, y: 0, width: 390, height: 844 })
      await page.keyboard.press('Escape')
    }
  }
})
