/** Two people write at once: in one text, on one card, in one field. */
import { expect, type Locator } from '@playwright/test'
import type { BoardPage } from './board-page.ts'
import { test } from './room-test.ts'

test('[BROWSER4] two people who type in the same text at once both keep every character, emoji too', async ({
  alice,
  bob,
}) => {
  await Promise.all([
    alice.whatHappened.pressSequentially('abcdefghij 😀🚒'),
    bob.whatHappened.pressSequentially('KLMNOPQRST 👩‍🚒'),
  ])
  await Promise.all([alice.isSaved(), bob.isSaved()])
  const both = await alice.whatHappened.inputValue()
  await expect(bob.whatHappened).toHaveValue(both)
  expect([...both].filter((c) => /[a-j😀]/u.test(c)).join('')).toBe('abcdefghij😀')
  expect([...both].filter((c) => /[K-T👩]/u.test(c)).join('')).toBe('KLMNOPQRST👩')
  expect([...both]).toHaveLength([...'abcdefghij 😀🚒KLMNOPQRST 👩‍🚒'].length)

  // One before, one behind what is there: each caret stays where its person is.
  await alice.whatHappened.press('Control+Home')
  await bob.whatHappened.press('Control+End')
  await Promise.all([
    alice.whatHappened.pressSequentially('Since 14:02 😀 '),
    bob.whatHappened.pressSequentially(' and in the US 🎉'),
  ])
  for (const { whatHappened } of [alice, bob]) {
    await expect(whatHappened).toHaveValue(`Since 14:02 😀 ${both} and in the US 🎉`)
  }
})

test('[BROWSER5] two people who change different fields of one card both keep theirs, and nobody is asked', async ({
  alice,
  bob,
  server,
}) => {
  await alice.propose('Bad deploy')
  const [hers, his] = await openForBoth(alice, bob, 'Bad deploy')
  server.freeze()
  await write(hers, 'Hypothesis', 'Bad deploy of checkout at 13:55')
  await write(his, 'Next test', 'Roll one host back')
  server.thaw()
  for (const card of [hers, his]) {
    await expect(field(card, 'Hypothesis')).toHaveValue('Bad deploy of checkout at 13:55')
    await expect(field(card, 'Next test')).toHaveValue('Roll one host back')
    await expect(card.getByRole('button', { name: 'Use mine' })).toHaveCount(0)
  }
})

test('[BROWSER6] of two values for one short field every screen shows the same, and the other is offered back', async ({
  alice,
  bob,
  carol,
  server,
}) => {
  await alice.propose('Bad deploy')
  const [hers, his] = await openForBoth(alice, bob, 'Bad deploy')
  const seen = carol.hypotheses.getByRole('listitem')
  await expect(seen).toContainText('Bad deploy')
  server.freeze()
  await write(hers, 'Hypothesis', 'Cache stampede')
  await write(his, 'Hypothesis', 'DB failover')
  server.thaw()

  const asked = (card: Locator) => card.getByRole('button', { name: 'Use mine' })
  await expect.poll(async () => (await asked(hers).count()) + (await asked(his).count())).toBe(1)
  const isHers = (await asked(hers).count()) === 1
  const [lost, won] = isHers ? [hers, his] : [his, hers]
  const [mine, theirs, winner] = isHers
    ? ['Cache stampede', 'DB failover', 'Bob']
    : ['DB failover', 'Cache stampede', 'Alice']
  await expect(field(lost, 'Hypothesis')).toHaveValue(theirs)
  await expect(field(won, 'Hypothesis')).toHaveValue(theirs)
  await expect(seen).toContainText(theirs)
  await expect(lost.getByRole('status').filter({ hasText: 'Yours' })).toHaveText(
    new RegExp(`^${winner} made this “${theirs}” at \\d\\d:\\d\\d:\\d\\d UTC. Yours: “${mine}”`),
  )

  await asked(lost).click()
  await expect(asked(lost)).toHaveCount(0)
  for (const card of [hers, his]) await expect(field(card, 'Hypothesis')).toHaveValue(mine)
  await expect(seen).toContainText(mine)
})

/** Both open the card's fields; the only card of its list, because its words are about to change. */
async function openForBoth(alice: BoardPage, bob: BoardPage, statement: string): Promise<[Locator, Locator]> {
  for (const board of [alice, bob]) {
    await board.title(board.hypothesis(statement)).click()
    await expect(board.hypotheses.getByRole('textbox', { name: 'Hypothesis', exact: true })).toBeVisible()
  }
  return [alice.hypotheses, bob.hypotheses]
}

const field = (card: Locator, label: string): Locator =>
  card.getByRole('textbox', { name: label, exact: true })

async function write(card: Locator, label: string, words: string): Promise<void> {
  await field(card, label).fill(words)
  await field(card, label).press('Enter')
}
