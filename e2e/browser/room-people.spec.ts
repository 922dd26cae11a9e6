/** Roles, help, updates and phases: what the server decides, with two people in two browsers. */
import { expect, type Page } from '@playwright/test'
import { add, test } from './board-test.ts'

/** What the server tells this page of the record waits until it is let go: two people press before either sees the other. */
async function holdRecord(page: Page): Promise<{ hold: () => void; letGo: () => void }> {
  let waiting: (() => void)[] | null = null
  await page.routeWebSocket(/\/sync\/incidents\/[^/]+\/record/, (socket) => {
    const server = socket.connectToServer()
    server.onMessage((message) => {
      if (waiting) waiting.push(() => socket.send(message))
      else socket.send(message)
    })
  })
  await page.reload()
  await expect(page.getByRole('contentinfo')).toContainText('All changes on the server')
  return {
    hold: () => {
      waiting = []
    },
    letGo: () => {
      for (const send of waiting ?? []) send()
      waiting = null
    },
  }
}

test('[ROLEUI5] of two who press at once one has the role; the other is told in that row, and what they can do', async ({
  sit,
}) => {
  const [alice, bob] = [await sit('Alice Ames'), await sit('Bob Berg')]
  const record = await holdRecord(bob.page)
  record.hold()
  await alice.page.getByRole('button', { name: 'Take it: Commander' }).click()
  await expect(alice.page.locator('#role-commander')).toContainText('You')
  const row = bob.page.locator('#role-commander')
  const take = row.getByRole('button', { name: 'Take it: Commander' })
  await take.click()
  await expect(row).toContainText(/Alice Ames (took it [\d.]+ s before you|has had it since)/)
  // Nothing was shown as won meanwhile, and nobody's focus was taken away.
  await expect(row).toContainText('Vacant')
  await expect(take).toBeFocused()
  await expect(bob.page.locator('[aria-live=assertive]')).toContainText('Alice Ames')
  record.letGo()
  await expect(take).toHaveCount(0)
  await row.getByRole('button', { name: 'Ask for handover' }).click()
  await expect(row).toContainText('Asked on the timeline, where Alice Ames sees it')
  await expect(alice.page.getByText('I ask Alice Ames to hand Commander over to me')).toBeVisible()
  await row.getByRole('button', { name: 'Be deputy' }).click()
  await expect(alice.page.locator('#role-deputy')).toContainText('Bob Berg')
})

test('[ROLEUI6] a handover is offered, accepted and told to everybody; until then the old holder stays', async ({
  sit,
}) => {
  const [alice, bob] = [await sit('Alice Ames'), await sit('Bob Berg')]
  const [hers, his] = [alice.page.locator('#role-commander'), bob.page.locator('#role-commander')]
  await hers.getByRole('button', { name: 'Take it: Commander' }).click()
  await expect(his).toContainText('Alice Ames')
  await hers.getByRole('button', { name: 'More about Commander' }).click()
  await alice.page.getByRole('menuitem', { name: 'Hand over to Bob Berg' }).click()
  await expect(hers).toContainText('Offered to Bob Berg')
  await expect(his).toContainText('Alice Ames hands Commander over to you')
  await his.getByRole('button', { name: 'I have it' }).click()
  await expect(hers).toContainText('Bob Berg')
  await expect(alice.page.getByText('Bob Berg is Commander.').first()).toBeAttached()

  await hers.getByRole('button', { name: 'More about Commander' }).click()
  await alice.page.getByRole('menuitem', { name: 'Take over…' }).click()
  await hers.getByRole('button', { name: 'Unreachable' }).click()
  await hers.getByRole('button', { name: 'Take command' }).click()
  await expect(bob.page.getByText('Alice Ames took over Commander from Bob Berg: Unreachable')).toBeVisible()
})

test('[HELP1] a roadblock raised by key is seen with its age, taken, and cleared by an observer', async ({
  sit,
}) => {
  const [alice, dave] = [await sit('Alice Ames'), await sit('Dave Dorn', 'observer')]
  await alice.page.keyboard.press('b')
  await alice.page.keyboard.type('Read access to the orders replica')
  await alice.page.keyboard.press('Enter')
  const card = dave.page.locator('[id^=roadblock-]').filter({ hasText: 'Read access' })
  await expect(card).toContainText('under 1 min')
  await expect(dave.page.getByRole('button', { name: '1 roadblock' })).toBeVisible()
  await card.getByRole('button', { name: 'I can clear this' }).click()
  await expect(alice.page.getByText('Dave Dorn is clearing it')).toBeVisible()
  await card.getByRole('button', { name: 'Cleared' }).click()
  await dave.page.keyboard.type('Granted until Friday')
  await dave.page.keyboard.press('Enter')
  await expect(alice.page.getByText('Dave Dorn cleared “Read access to the orders replica”')).toBeVisible()
  await expect(alice.page.getByRole('button', { name: 'Blocked nothing' })).toBeVisible()
})

test('[UPDUI4] an update says what it lacks, is published with a promise, and everybody counts down to it', async ({
  sit,
}) => {
  const [alice, bob] = [await sit('Alice Ames'), await sit('Bob Berg')]
  const publish = alice.page.getByRole('button', { name: 'Publish' })
  await expect(publish).toHaveAttribute('aria-disabled', 'true')
  await expect(alice.page.getByText('Say what happened and whom it affects')).toBeVisible()
  await alice.page.keyboard.press('u')
  await alice.page.keyboard.type('Some payments fail')
  const impact = bob.page.locator('#stakeholder-update').getByLabel('Impact')
  await impact.fill('Card users in the EU')
  await expect(alice.page.locator('#stakeholder-update').getByText('Bob Berg is typing here')).toBeVisible()
  await publish.click()
  await expect(bob.page.getByText('Alice Ames published update 1: Some payments fail')).toBeVisible()
  await expect(bob.page.getByRole('heading', { name: 'Stakeholder update 2' })).toBeVisible()
  // An unknown severity obliges as SEV-2 does.
  await expect(bob.page.getByRole('banner').locator('time').last()).toHaveText(/^(30|29):\d\d$/)
})

test('[HEAD6] severity, phase and title are changed in place and seen by all; an observer has no such control', async ({
  sit,
}) => {
  const [alice, dave] = [await sit('Alice Ames'), await sit('Dave Dorn', 'observer')]
  await alice.page.getByRole('button', { name: /^Severity/ }).click()
  await alice.page.getByRole('radio', { name: /SEV-1/ }).check()
  await alice.page.getByLabel('Reason (optional)').fill('One in five checkouts')
  await alice.page.keyboard.press('Enter')
  const header = dave.page.getByRole('banner')
  await expect(header.getByRole('img', { name: /SEV-1/ })).toBeVisible()

  await expect(alice.page.getByRole('button', { name: 'Triage' })).toHaveCount(0)
  await alice.page.getByRole('button', { name: 'Identified', exact: true }).click()
  await alice.page.keyboard.press('Enter')
  await expect(header.locator('[aria-current=step]')).toHaveText('Identified')
  await expect(alice.page.getByRole('button', { name: 'Declared', exact: true })).toHaveAttribute(
    'aria-description',
    /^From Identified one goes to: Investigating/,
  )

  await alice.page.getByRole('button', { name: 'Checkout errors in EU' }).click()
  await alice.page.getByLabel('Title of the incident').fill('Checkout errors in EU and UK')
  await alice.page.keyboard.press('Enter')
  await expect(dave.page.getByRole('heading', { level: 1 })).toHaveText(
    /Checkout errors in EU and UK\s*corrected/,
  )
  await expect(header.getByRole('button', { name: /^(Severity|Investigating|Correct)/ })).toHaveCount(0)
})

test('[PRESUI4] the people here are told with where they are, and one press goes there', async ({ sit }) => {
  const [alice, bob] = [await sit('Alice Ames'), await sit('Bob Berg')]
  await add(alice.page, 'a', ['Drain eu-2'])
  await bob.page.locator('#act-1 [data-row-title]').focus()
  await alice.page.getByRole('heading', { name: 'Actions' }).click()
  await alice.page.keyboard.press('p')
  await expect(alice.page.getByRole('region', { name: '2 people here' })).toContainText('on action 1')
  await alice.page.getByRole('button', { name: 'Go there: Bob Berg is on action 1' }).click()
  await expect(alice.page.locator('#act-1')).toBeFocused()
  await alice.page.keyboard.press('Alt+p')
  await expect(alice.page.locator('[aria-live=polite]')).toContainText('Bob Berg on action 1')
})
