/** Asking, calling for a hand, worrying and thanking. */
import { expect, type Page } from '@playwright/test'
import { test } from './room-test.ts'

const questions = (page: Page) => page.getByRole('region', { name: 'Questions' })
const concerns = (page: Page) => page.getByRole('region', { name: 'Concerns' })
const calls = (page: Page) => page.getByRole('list', { name: 'Would like a hand' })

test('[SUPE1] a leader asks with one press, a responder answers once, and everybody reads it', async ({
  alice,
  bob,
  dave,
}) => {
  await questions(dave.page).getByRole('button', { name: 'Ask' }).click()
  await dave.page.getByRole('button', { name: 'What do you need?' }).click()
  await dave.page
    .getByRole('form', { name: 'Ask a question' })
    .getByRole('button', { name: 'Ask', exact: true })
    .click()
  const card = questions(alice.page).getByRole('listitem').filter({ hasText: 'What do you need?' })
  await card.getByRole('button', { name: 'Answer' }).click()
  await card.getByRole('textbox', { name: 'Answer, for everybody' }).fill('A second database engineer')
  await card.getByRole('button', { name: 'Answer' }).click()
  await expect(questions(dave.page).getByText('A second database engineer')).toBeVisible()
  await expect(questions(bob.page).getByText('A second database engineer')).toBeVisible()
  await expect(questions(bob.page).getByRole('button', { name: 'Answer' })).toHaveCount(0)
})

test('[SUPE2] one tap says that somebody is stuck; another offers a hand, and it is gone when they can go on', async ({
  alice,
  bob,
}) => {
  await bob.page.getByRole('button', { name: 'I’m stuck' }).click()
  await expect(bob.page.getByRole('button', { name: 'Somebody will come' })).toBeVisible()
  await expect(calls(alice.page)).toContainText('Bob would like a hand')
  await calls(alice.page).getByRole('button', { name: 'I can help' }).click()
  await expect(calls(bob.page)).toContainText('Alice helps')
  await calls(bob.page).getByRole('button', { name: 'I can go on' }).click()
  await expect(calls(alice.page)).toHaveCount(0)
  await expect(bob.page.getByRole('button', { name: 'I’m stuck' })).toBeVisible()
})

test('[SUPE3] a concern with a name is on every board at once and is taken up; one without a name waits, and says so', async ({
  alice,
  dave,
}) => {
  await concerns(dave.page).getByRole('button', { name: 'Raise a concern' }).click()
  const form = dave.page.getByRole('form', { name: 'Raise a concern' })
  await form.getByRole('textbox').fill('The backup is from Monday')
  await form.getByRole('checkbox').uncheck()
  await form.getByRole('button', { name: 'Raise it' }).click()
  const card = concerns(alice.page).getByRole('listitem').filter({ hasText: 'The backup is from Monday' })
  await expect(card).toContainText('Dave')
  await card.getByRole('textbox').fill('Restored into staging to see')
  await card.getByRole('button', { name: 'I take it up' }).click()
  await expect(concerns(dave.page)).toContainText('Alice took it up')

  await concerns(dave.page).getByRole('button', { name: 'Raise a concern' }).click()
  await form.getByRole('textbox').fill('We are all too tired')
  await form.getByRole('button', { name: 'Raise it' }).click()
  await expect(concerns(dave.page).getByRole('status')).toContainText('On its way')
  await expect(concerns(alice.page)).not.toContainText('We are all too tired')
})

test('[SUPE4] when it is over everybody who was there is listed and thanked with one press', async ({
  alice,
  bob,
  server,
  incident,
}) => {
  const id = (await server.call<{ id: string }>('GET', `/api/v1/incidents/${incident}`)).body.id
  await server.call('POST', `/api/v1/incidents/${id}/commands`, {
    id: 's1',
    type: 'changeStatus',
    status: 'resolved',
  })
  const thanks = alice.page.getByRole('region', { name: 'Thanks' })
  await expect(thanks).toContainText('It is over. They were there:')
  await thanks.getByRole('textbox').fill('For a calm night')
  await thanks.getByRole('button', { name: 'Thank them' }).click()
  await expect(bob.page.getByRole('region', { name: 'Thanks' })).toContainText('For a calm night')
})

test('[SUPE5] a leader’s screen begins with what needs help and with questions', async ({ bob, dave }) => {
  const heads = (page: Page) =>
    page.getByRole('region', { name: 'People and help' }).getByRole('heading', { level: 2 }).allTextContents()
  expect((await heads(dave.page)).slice(0, 3)).toEqual(['Needs help', 'Questions', 'Duties'])
  expect((await heads(bob.page)).slice(0, 2)).toEqual(['Duties', 'Needs help'])
})
