/** Two hands on one role. */
import { expect } from '@playwright/test'
import { test } from './room-test.ts'

test('[BROWSER3] of two who take command at the same moment one has it, and the other reads who and when', async ({
  alice,
  bob,
  carol,
  server,
}) => {
  const people = [
    { name: 'Alice', board: alice },
    { name: 'Bob', board: bob },
  ]
  // Both have pressed before the server reads either.
  server.freeze()
  for (const { board } of people) await board.takeButton('Commander').click()
  for (const { board } of people) {
    await expect(board.takeButton('Commander')).toHaveText('Asking…')
    await expect(board.duty('Commander')).toContainText('Vacant')
  }
  server.thaw()

  const told = /(Alice|Bob) took it \d+\.\d s before you \(\d\d:\d\d:\d\d UTC\)/
  await expect
    .poll(async () => (await Promise.all([alice, bob].map((b) => b.duty('Commander').textContent()))).join())
    .toMatch(told)
  const isLost = await Promise.all(
    people.map(async ({ board }) => told.test((await board.duty('Commander').textContent()) ?? '')),
  )
  expect(isLost.filter(Boolean)).toHaveLength(1)
  const [winner, loser] = isLost[0] ? [people[1], people[0]] : people
  if (!winner || !loser) throw new Error('there are two')

  await expect(winner.board.duty('Commander')).toContainText('You')
  await expect(loser.board.duty('Commander')).toContainText(`${winner.name} took it`)
  await expect(carol.duty('Commander')).toContainText(winner.name)
  for (const { board } of people) await expect(board.takeButton('Commander')).toHaveCount(0)
  // Who lost goes on where they pressed, and says what they want to do about it.
  await expect(loser.board.duty('Commander')).toBeFocused()
  await loser.board.duty('Commander').getByRole('button', { name: 'Be deputy' }).click()
  await expect(carol.duty('Deputy')).toContainText(loser.name)
  await expect(carol.duty('Commander')).toContainText(winner.name)
})
