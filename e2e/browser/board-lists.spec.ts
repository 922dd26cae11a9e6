/** What the lists of the board have in common, on the real board. */
import { expect } from '@playwright/test'
import { accessibilityFaults } from './accessibility-faults.ts'
import { addFromElsewhere } from './add-from-elsewhere.ts'
import { add, anchorsOf, leaveLists, test, titleOf } from './board-test.ts'

test('[LIST1, LIST2] what Bob adds waits while Alice is in the list, and what she adds herself does not', async ({
  sit,
}) => {
  const [alice, bob] = [await sit('Alice Ames'), await sit('Bob Berg')]
  await add(alice.page, 'a', ['Freeze deploys', 'Drain eu-2'])
  await expect(bob.page.locator('#act-2')).toBeVisible()
  await titleOf(alice.page, 'act-1').focus()
  await add(bob.page, 'a', ['Call the vendor'])
  const pill = alice.page.getByRole('button', { name: '1 new' })
  await expect(pill).toBeVisible()
  expect(await anchorsOf(alice.page, 'act')).toEqual(['act-1', 'act-2'])
  await pill.click()
  await expect(alice.page.locator('#act-3')).toBeVisible()
  await expect(pill).toBeHidden()

  await titleOf(alice.page, 'act-1').focus()
  await alice.page.keyboard.press('x')
  await expect(titleOf(bob.page, 'act-1')).toBeVisible()
  expect(await anchorsOf(alice.page, 'act')).toEqual(['act-1', 'act-2', 'act-3'])
  await leaveLists(alice.page)
  await expect.poll(() => anchorsOf(alice.page, 'act')).toEqual(['act-2', 'act-3', 'act-1'])
})

test('[LIST3] a row moves by keys, by menu and by dragging, and everybody sees the same order', async ({
  sit,
}) => {
  const [alice, bob] = [await sit('Alice Ames'), await sit('Bob Berg')]
  await add(alice.page, 'a', ['First', 'Second', 'Third'])
  await titleOf(alice.page, 'act-3').focus()
  for (const press of ['m', 'ArrowUp', 'ArrowUp', 'Enter']) await alice.page.keyboard.press(press)
  await expect.poll(() => anchorsOf(bob.page, 'act')).toEqual(['act-3', 'act-1', 'act-2'])
  await expect(titleOf(alice.page, 'act-3')).toBeFocused()
  for (const press of ['m', 'ArrowDown', 'Escape']) await alice.page.keyboard.press(press)
  expect(await anchorsOf(alice.page, 'act')).toEqual(['act-3', 'act-1', 'act-2'])

  await alice.page.getByRole('button', { name: 'More about action 3' }).click()
  await alice.page.getByRole('menuitem', { name: 'Move down' }).click()
  await expect.poll(() => anchorsOf(bob.page, 'act')).toEqual(['act-1', 'act-3', 'act-2'])

  await bob.page.locator('#act-2').hover()
  const handle = bob.page.locator('#act-2 [data-row-handle]')
  await expect(async () => {
    await handle.dragTo(bob.page.locator('#act-1'), { targetPosition: { x: 100, y: 4 } })
    expect(await anchorsOf(bob.page, 'act')).toEqual(['act-2', 'act-1', 'act-3'])
  }).toPass()
  await leaveLists(alice.page)
  await expect.poll(() => anchorsOf(alice.page, 'act')).toEqual(['act-2', 'act-1', 'act-3'])
})

test('[LIST5] an observer sees everything and has nothing to press that would change it', async ({ sit }) => {
  const alice = await sit('Alice Ames')
  await add(alice.page, 'a', ['Drain eu-2'])
  await add(alice.page, 'h', ['Release 4.12'])
  const dave = await sit('Dave Dorn', 'observer')
  await expect(titleOf(dave.page, 'act-1')).toBeVisible()
  await titleOf(dave.page, 'act-1').click()
  await titleOf(dave.page, 'hyp-1').click()
  const lists = dave.page.locator('li[id^=act-], li[id^=hyp-]')
  await expect(lists.locator('button:not([data-row-title])')).toHaveCount(0)
  await expect(lists.locator('input:enabled, textarea')).toHaveCount(0)
  for (const press of ['x', 't', 'w', 's', 'o', 'm', 'a', 'h']) await dave.page.keyboard.press(press)
  await expect(dave.page.getByRole('menu')).toHaveCount(0)
  await expect(alice.page.locator('#act-1')).toContainText('no owner')
})

test('[LIST6] among three hundred actions a change of one touches the row of that one', async ({
  sit,
  server,
  incidentId,
}) => {
  const titles = Array.from({ length: 300 }, (_, i) => `Action number ${i + 1}`)
  await addFromElsewhere(server, incidentId, titles)
  const [alice, bob] = [await sit('Alice Ames'), await sit('Bob Berg')]
  await expect(bob.page.locator('#act-300')).toHaveCount(1)
  await leaveLists(bob.page)
  const touched = bob.page.evaluate(
    () =>
      new Promise<string[]>((resolve) => {
        const rows = new Set<string>()
        new MutationObserver((changes) => {
          for (const { target } of changes) {
            const row = (target instanceof Element ? target : target.parentElement)?.closest('li[id^=act-]')
            if (row) rows.add(row.id)
          }
          if (rows.size > 0) requestAnimationFrame(() => requestAnimationFrame(() => resolve([...rows])))
        }).observe(document.body, { subtree: true, childList: true, attributes: true, characterData: true })
      }),
  )
  await titleOf(alice.page, 'act-150').focus()
  await alice.page.keyboard.press('w')
  expect(await touched).toEqual(['act-150'])
})

test('[LIST7] lists, opened cards and menus have nothing that axe finds fault with, by day and by night', async ({
  sit,
}) => {
  const { page } = await sit('Alice Ames')
  await add(page, 'a', ['Drain eu-2', 'Freeze deploys'])
  await add(page, 'h', ['Release 4.12', 'Certificate expired'])
  await titleOf(page, 'act-1').click()
  await titleOf(page, 'hyp-1').click()
  await titleOf(page, 'act-2').focus()
  await page.keyboard.press('x')
  for (const ambient of ['day', 'night']) {
    await page.evaluate((value) => {
      document.documentElement.dataset.ambient = value
    }, ambient)
    const lists = ['section[aria-labelledby=hypotheses-head]', 'section[aria-labelledby=actions-head]']
    expect(await accessibilityFaults(page, lists)).toEqual([])
  }
})
