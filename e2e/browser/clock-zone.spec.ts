/** UTC in the room, or one's own zone on one's own device: one switch, and never a time without its zone. */
import { expect } from '@playwright/test'
import { accessibilityFaults } from './accessibility-faults.ts'
import { test } from './room-test.ts'

test.use({ timezoneId: 'Asia/Kolkata' })

test('[ZONE1] one switch shows all times of one device in its own zone, names it, and survives a reload', async ({
  alice,
  bob,
}) => {
  const { page } = alice
  const declared = page.getByRole('banner').getByRole('time').first()
  await expect(declared).toHaveText(/\d\d:\d\d UTC$/)
  await expect(declared).toHaveAttribute('title', /GMT\+5:30$/)
  await page.getByRole('button', { name: 'More about this room' }).click()
  await page.getByRole('menuitem', { name: 'Times: your own zone (GMT+5:30)' }).click()
  await expect(declared).toHaveText(/\d\d:\d\d GMT\+5:30$/)
  await expect(declared).toHaveAttribute('title', /UTC$/)
  const timeline = page.getByRole('region', { name: 'Timeline' })
  await expect(timeline.getByText('GMT+5:30', { exact: true })).toBeVisible()
  expect(await accessibilityFaults(page)).toEqual([])
  await page.reload()
  await expect(declared).toHaveText(/GMT\+5:30$/)
  await expect(bob.page.getByRole('banner').getByRole('time').first()).toHaveText(/UTC$/)

  await page.keyboard.press('Control+k')
  await expect(page.getByRole('dialog', { name: 'Do anything' })).toBeVisible()
  await page.keyboard.type('utc')
  await page.keyboard.press('Enter')
  await expect(declared).toHaveText(/\d\d:\d\d UTC$/)
})

test('[ZONE2] a time typed in one’s own zone is the same moment for somebody who reads UTC', async ({
  alice,
  bob,
}) => {
  const { page } = alice
  await page.goto('/')
  await page.getByRole('button', { name: 'Times: UTC. Change to your own zone, GMT+5:30' }).click()
  await expect(page.getByRole('button', { name: 'Times: GMT+5:30. Change to UTC' })).toBeVisible()
  await page.goBack()
  await page.getByRole('button', { name: 'Times', exact: true }).click()
  const detected = page.getByLabel('Detected (GMT+5:30)')
  await detected.fill('2026-01-05T20:30')
  await page.getByRole('button', { name: 'Correct times' }).click()
  await expect(detected).toHaveCount(0)
  await bob.page.getByRole('button', { name: 'Times', exact: true }).click()
  await expect(bob.page.getByLabel('Detected (UTC)')).toHaveValue('2026-01-05T15:00')
})
