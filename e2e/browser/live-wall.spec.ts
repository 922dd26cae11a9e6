/** The wall of a real incident on a real server. */
import { expect } from '@playwright/test'
import { test } from './room-test.ts'

test('[BROWSER11] the wall shows what the room does, says so when the server is gone, and recovers alone', async ({
  alice,
  doors,
  incident,
  server,
}) => {
  const wall = await doors.letIn('Screen', 'observer')
  await wall.setViewportSize({ width: 1920, height: 1080 })
  await wall.clock.install()
  await wall.goto(`/i/${incident}/wall?seat=4`)
  await expect(wall.getByRole('heading', { level: 1 })).toContainText('Checkout errors in EU')
  const age = wall.getByText(/^Live, \d+ s ago$/)
  await expect(age).toBeVisible()

  await alice.whatHappened.fill('Card payments fail')
  await alice.propose('Bad deploy')
  await alice.addAction('Roll back checkout')
  await alice.takeButton('Commander').click()
  for (const words of ['Card payments fail', 'Bad deploy', 'Roll back checkout', 'Alice']) {
    await expect(wall.getByText(words).first()).toBeVisible()
  }

  await server.end('SIGKILL')
  await wall.clock.fastForward(15_000)
  await expect(wall.getByText(/^data \d+ s old$/)).toBeVisible()
  await expect(age).toHaveCount(0)
  await wall.clock.fastForward(60_000)
  await expect(wall.getByRole('alert')).toHaveText(/^NOT LIVE since \d\d:\d\d UTC$/)
  await expect(wall.getByText('Roll back checkout').first()).toBeVisible()

  await server.start()
  await wall.clock.fastForward(30_000)
  await expect(wall.getByRole('alert')).toHaveCount(0)
  await expect(age).toBeVisible()
  await alice.isSaved()
  await alice.addAction('Drain eu-2')
  await expect(wall.getByText('Drain eu-2').first()).toBeVisible()
})
