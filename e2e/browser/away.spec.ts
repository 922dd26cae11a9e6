/** The line goes, the tab closes, the server dies: what people wrote stays. */
import { expect } from '@playwright/test'
import { BoardPage } from './board-page.ts'
import { test, worksWithoutServer } from './room-test.ts'

// Opens with the server away.
test.use({ serviceWorkers: 'allow' })

test('[BROWSER7] edits made offline are counted, outlive the tab, and are merged with what others did meanwhile', async ({
  alice,
  bob,
  incident,
}) => {
  const { page } = alice
  const context = page.context()
  await alice.propose('Bad deploy')
  await worksWithoutServer(page)
  await context.setOffline(true)
  await expect(alice.strip).toContainText('Offline, last contact')
  await expect(alice.takeButton('Commander')).toHaveAttribute('aria-disabled', 'true')
  await alice.impact.fill('Nobody in the EU can pay')
  await alice.propose('Expired certificate')
  await expect(alice.strip).toContainText('2 changes on this device')

  await expect(bob.hypothesis('Bad deploy')).toBeVisible()
  await bob.addAction('Roll back checkout')
  await bob.whatHappened.fill('Card payments fail since 14:02')
  await bob.takeButton('Commander').click()
  await expect(bob.duty('Commander')).toContainText('You')
  await bob.isSaved()
  await expect(bob.hypothesis('Expired certificate')).toHaveCount(0)

  await page.close()
  const again = new BoardPage(await context.newPage())
  await again.page.goto(`/i/${incident}`)
  await expect(again.strip).toContainText('2 changes on this device')
  await expect(again.impact).toHaveValue('Nobody in the EU can pay')
  await expect(again.hypothesis('Expired certificate')).toBeVisible()
  await expect(again.action('Roll back checkout')).toHaveCount(0)

  await context.setOffline(false)
  await again.isSaved()
  for (const board of [again, bob]) {
    await expect(board.impact).toHaveValue('Nobody in the EU can pay')
    await expect(board.whatHappened).toHaveValue('Card payments fail since 14:02')
    await expect(board.hypothesis('Expired certificate')).toBeVisible()
    await expect(board.action('Roll back checkout')).toBeVisible()
  }
  await expect(again.duty('Commander')).toContainText('Bob')
  await expect(again.merged).toContainText('Roll back checkout')
  await expect(again.merged).toContainText('Your 2 edits from this device went in too.')
  await again.merged.getByRole('button', { name: 'I have read it' }).click()
  await expect(again.merged).toHaveCount(0)
  await expect(bob.merged).toHaveCount(0)
})

test('[BROWSER8] kill -9 in the middle of typing: everything acknowledged is there on every screen, without a reload', async ({
  alice,
  bob,
  carol,
  dave,
  incident,
  server,
}) => {
  await alice.whatHappened.fill('Card payments fail 😀')
  await alice.propose('Bad deploy')
  await alice.takeButton('Commander').click()
  await expect(alice.duty('Commander')).toContainText('You')
  await alice.isSaved()
  const others = [bob, carol, dave]
  const opened = await Promise.all(others.map(({ page }) => page.evaluate(() => performance.timeOrigin)))

  const told = 'Every second try is refused; the queue grows; nobody changed anything by hand.'
  const typing = bob.notes.pressSequentially(told, { delay: 20 })
  await expect(carol.notes).toHaveValue(/^Every second/)
  await server.end('SIGKILL')
  // What Alice was told is on the server must not need her device.
  await alice.page.context().close()
  await typing
  await carol.addAction('Roll back checkout')
  await expect(bob.strip).toContainText('on this device')
  await expect(carol.strip).toContainText('on this device')

  // What was acknowledged is on the server before anybody's device can bring it back.
  await Promise.all(others.map(({ page }) => page.context().setOffline(true)))
  await server.start()
  const { body } = await server.call<Record<string, unknown>>('GET', `/api/v1/incidents/${incident}`)
  expect(body).toMatchObject({
    whatHappened: 'Card payments fail 😀',
    notes: expect.stringMatching(/^Every second/),
  })
  expect(JSON.stringify(body)).toContain('Bad deploy')
  await Promise.all(others.map(({ page }) => page.context().setOffline(false)))

  for (const board of others) {
    await expect(board.notes).toHaveValue(told, { timeout: 45_000 })
    await board.isSaved()
    await expect(board.whatHappened).toHaveValue('Card payments fail 😀')
    await expect(board.hypothesis('Bad deploy')).toBeVisible()
    await expect(board.action('Roll back checkout')).toBeVisible()
    await expect(board.duty('Commander')).toContainText('Alice')
    await expect(board.here(3)).toBeVisible()
  }
  expect(await Promise.all(others.map(({ page }) => page.evaluate(() => performance.timeOrigin)))).toEqual(
    opened,
  )
})

test('[BROWSER14] with the server gone two people write on, and both halves are there when it is back', async ({
  alice,
  bob,
  incident,
  server,
}) => {
  await worksWithoutServer(alice.page)
  const context = alice.page.context()
  await server.end('SIGKILL')
  await alice.whatHappened.fill('Card payments fail')
  await bob.impact.fill('Everybody in the EU')
  await alice.page.close()
  const again = new BoardPage(await context.newPage())
  await again.page.goto(`/i/${incident}`)
  await expect(again.strip).toContainText('1 change on this device')
  await server.start()
  for (const board of [again, bob]) {
    await board.isSaved()
    await expect(board.whatHappened).toHaveValue('Card payments fail')
    await expect(board.impact).toHaveValue('Everybody in the EU')
  }
  const { body } = await server.call('GET', `/api/v1/incidents/${incident}`)
  expect(body).toMatchObject({ whatHappened: 'Card payments fail', impact: 'Everybody in the EU' })
})
