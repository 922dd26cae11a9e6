/** Who may only look, sees everything and changes nothing. */
import { expect } from '@playwright/test'
import { test } from './room-test.ts'

test('[BROWSER10] an observer sees the board live, has nothing on it that edits, and cannot change it', async ({
  alice,
  dave,
  incident,
  server,
}) => {
  await alice.propose('Bad deploy')
  await alice.addAction('Roll back checkout')
  await alice.whatHappened.fill('Card payments fail')
  await alice.isSaved()
  await expect(dave.hypothesis('Bad deploy')).toBeVisible()
  await expect(dave.action('Roll back checkout')).toBeVisible()
  await expect(dave.whatHappened).toHaveValue('Card payments fail')

  // Opened cards too hold no field.
  await dave.title(dave.hypothesis('Bad deploy')).click()
  await dave.title(dave.action('Roll back checkout')).click()
  await expect(dave.action('Roll back checkout')).toContainText('Added by Alice')
  await expect(
    dave.page.locator('input:enabled:not([readonly]), textarea:not([readonly]), select'),
  ).toHaveCount(0)
  for (const name of [
    /^Add/,
    /^Take/,
    /^More about (?!this room)/,
    /^State of/,
    /^Owner of/,
    /Publish/,
    /^Severity:.*Change/,
  ]) {
    await expect(dave.page.getByRole('button', { name })).toHaveCount(0)
  }
  await expect(
    alice.page.getByRole('button', { name: /^(Add|Take|More about|State of|Owner of|Publish)/ }).first(),
  ).toBeVisible()

  // Neither keys nor typing do what they do for a responder.
  await dave.whatHappened.focus()
  await dave.page.keyboard.type('I was here')
  await dave.doneBox('Roll back checkout').focus()
  for (const key of ['x', 't', 'w', 's', 'o', 'h', 'a', 'u', 'n', 'b']) await dave.page.keyboard.press(key)
  await dave.doneBox('Roll back checkout').click({ force: true })
  const refused = await dave.page.evaluate(
    async (id) =>
      (
        await fetch(`/api/v1/incidents/${id}/commands`, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify({ id: crypto.randomUUID(), type: 'assumeRole', role: 'commander' }),
        })
      ).status,
    incident,
  )
  expect(refused).toBe(403)

  // A change that comes after all of that is the only one there is.
  await alice.impact.fill('Everybody in the EU')
  await expect(dave.impact).toHaveValue('Everybody in the EU')
  const { body } = await server.call<Record<string, unknown>>('GET', `/api/v1/incidents/${incident}`)
  expect(body).toMatchObject({ whatHappened: 'Card payments fail', impact: 'Everybody in the EU' })
  await expect(alice.doneBox('Roll back checkout')).not.toBeChecked()
  await expect(alice.hypotheses.getByRole('listitem')).toHaveCount(1)
  await expect(alice.actions.getByRole('listitem')).toHaveCount(1)
  await expect(alice.duty('Commander')).toContainText('Vacant')
  await expect(dave.strip).toContainText('All changes on the server')
})
