/** Nobody has to ask what they missed: who comes back, and who comes late. */
import { type BrowserContext, expect } from '@playwright/test'
import { accessibilityFaults } from './accessibility-faults.ts'
import { BoardPage } from './board-page.ts'
import { test, worksWithoutServer } from './room-test.ts'

const MINUTE = 60_000

/** The same person at the same device, so many minutes later by its clock. */
async function later(context: BrowserContext, minutes: number): Promise<BoardPage> {
  const again = await context.newPage()
  await again.clock.install({ time: Date.now() + minutes * MINUTE })
  return new BoardPage(again)
}

const away = ({ page }: BoardPage) => page.getByRole('region', { name: 'Since you were away' })

test('[BROWSER16] who comes back after an absence reads what changed, goes to it by key, and is told once', async ({
  alice,
  bob,
  carol,
  incident,
}) => {
  await alice.propose('Bad deploy')
  await alice.addAction('Drain eu-2')
  await alice.isSaved()
  await expect(bob.action('Drain eu-2')).toBeVisible()
  const left = alice.page.context()
  await alice.page.close()

  await bob.takeButton('Commander').click()
  await expect(bob.duty('Commander')).toContainText('You')
  await carol.doneBox('Drain eu-2').check()
  await carol.addAction('Undone at once')
  await carol.strip.getByRole('button', { name: 'Undo' }).click()
  await carol.isSaved()

  const again = await (await later(left, 4)).open(incident)
  const lines = away(again).getByRole('listitem')
  await expect(lines.first()).toContainText('Bob is commander now')
  await expect(away(again)).toContainText('Finished: action 1 “Drain eu-2”')
  await expect(away(again)).not.toContainText('Undone at once')
  await expect(bob.page.getByRole('region', { name: 'Since you were away' })).toHaveCount(0)
  expect(await accessibilityFaults(again.page)).toEqual([])

  await lines.filter({ hasText: 'Drain eu-2' }).getByRole('button').press('Enter')
  await expect(again.action('Drain eu-2')).toBeFocused()
  await away(again).getByRole('button', { name: 'I have read it' }).press('Enter')
  await expect(away(again)).toHaveCount(0)
  await again.page.reload()
  await again.isSaved()
  await expect(again.action('Drain eu-2')).toBeVisible()
  await expect(away(again)).toHaveCount(0)
})

test.describe('without a line', () => {
  test.use({ serviceWorkers: 'allow' })

  test('[BROWSER23] what came in during a long absence is told once, in one place, with what went in from here', async ({
    alice,
    bob,
    incident,
  }) => {
    await alice.propose('Bad deploy')
    await worksWithoutServer(alice.page)
    const context = alice.page.context()
    await context.setOffline(true)
    await alice.impact.fill('Nobody in the EU can pay')
    await expect(alice.strip).toContainText('1 change on this device')
    await bob.addAction('Drain eu-2')
    await bob.isSaved()
    await alice.page.close()

    const again = await later(context, 4)
    await again.page.goto(`/i/${incident}`)
    await expect(again.strip).toContainText('1 change on this device')
    await context.setOffline(false)
    await expect(away(again)).toContainText('Drain eu-2')
    await expect(again.page.getByRole('region', { name: 'Your edits' })).toContainText('1 edit')
    await expect(again.merged).toHaveCount(0)
    await away(again).getByRole('button', { name: 'I have read it' }).click()
    await expect(away(again)).toHaveCount(0)
    await expect(again.merged).toHaveCount(0)
  })
})

test('[BROWSER17] a late joiner reads where it stands and finds work without asking anyone', async ({
  alice,
  bob,
  doors,
  incident,
  server,
}) => {
  await alice.whatHappened.fill('Card payments fail since 14:02')
  await alice.propose('Bad deploy')
  await bob.addAction('Check the certificates')
  await alice.isSaved()
  await bob.isSaved()
  const { status } = await server.command(
    incident,
    { id: 'an-hour-ago', type: 'correctIncident', declaredAt: Date.now() - 60 * MINUTE },
    (await server.person('Ops')).token,
  )
  expect(status).toBe(200)

  const eve = await new BoardPage(await doors.letIn('Eve')).open(incident)
  const card = eve.page.getByRole('region', { name: 'New here? This is where it stands' })
  await expect(card).toContainText('Card payments fail since 14:02')
  await expect(card).toContainText('Bad deploy')
  await expect(card).toContainText('Nothing blocks us.')
  expect(await accessibilityFaults(eve.page)).toEqual([])
  await card.getByRole('button', { name: 'Take action 1: Check the certificates' }).click()
  await expect(eve.action('Check the certificates')).toBeFocused()
  await card.getByRole('button', { name: 'I am up to date' }).click()
  await expect(card).toHaveCount(0)
})
