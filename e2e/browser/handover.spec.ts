/** Handing over command: offered with a brief, accepted, announced. */
import { expect } from '@playwright/test'
import { test } from './room-test.ts'

test('[HANDE1] who is offered command reads the brief before saying “I have it”; the old commander stays until then', async ({
  alice,
  bob,
}) => {
  await alice.takeButton('Commander').click()
  await expect(alice.duty('Commander')).toContainText('You')
  await alice.propose('The pool is too small')
  await alice.addAction('Double the pool')
  await alice.duty('Commander').getByRole('button', { name: 'More about Commander' }).click()
  await alice.page.getByRole('menuitem', { name: /Hand over to Bob/ }).click()
  const brief = bob.page.getByRole('region', { name: 'Handover brief' })
  await expect(brief).toContainText('The pool is too small')
  await expect(brief).toContainText('Double the pool')
  await expect(brief).toContainText('nothing ruled out')
  await expect(bob.duty('Commander')).toContainText('Alice')
  await bob.duty('Commander').getByRole('button', { name: 'I have it' }).click()
  await expect(alice.duty('Commander')).toContainText('Bob')
})

test('[HANDE2] a commander who takes an action is advised, in grey, to give it away', async ({ alice }) => {
  await alice.takeButton('Commander').click()
  await alice.addAction('Read the slow log')
  await alice.page.keyboard.press('Escape')
  await alice.action('Read the slow log').getByRole('button', { name: /^Take/ }).first().click()
  await expect(alice.duty('Commander')).toContainText('Commander works on an action')
})
