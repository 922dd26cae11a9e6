import { expect } from '@playwright/test'
import type { BoardPage } from '../browser/board-page.ts'
import { comesTrue } from './comes-true.ts'
import { type Cue, cue } from './cue.ts'

const OVER_OBJECTION = 'Take all EU pods back to 4.11'
const BY_SILENCE = 'Write to everybody whose order was begun and never paid'

const decision = ({ page }: BoardPage, statement: string) =>
  page.getByRole('region', { name: 'Decisions' }).getByRole('listitem').filter({ hasText: statement })

/** Minutes 28 to 75: one decision over an objection, one by silence, a second broken line, and a new commander. */
export const MITIGATION: readonly Cue[] = [
  cue(28, 'Mo proposes to go back', async ({ boards: { mo } }) => {
    await mo.page.locator('body').press('Escape')
    await mo.page.keyboard.press('c')
    await mo.page.getByRole('textbox', { name: 'We will…' }).fill(OVER_OBJECTION)
    await mo.page.getByRole('button', { name: 'Any strong objections?' }).click()
    await expect(decision(mo, OVER_OBJECTION)).toBeVisible()
  }),
  cue(29, 'Jonas objects', async ({ players: { jonas } }) =>
    jonas.sends({
      type: 'objectToDecision',
      decisionId: await jonas.finds('decisions', ({ statement }) => statement === OVER_OBJECTION),
      objection: 'Orders that 4.12 began must not be charged again',
    }),
  ),
  cue(30, 'Mo hears it and decides', async ({ boards: { mo } }) => {
    const card = decision(mo, OVER_OBJECTION)
    await card
      .getByRole('textbox', { name: 'Why it goes ahead all the same' })
      .fill('They are held until checked')
    await card.getByRole('button', { name: 'Decide all the same' }).click()
    await expect(card).toContainText('over 1 objection')
  }),
  cue(31, 'They mitigate', ({ players: { mara } }) =>
    mara.sends({ type: 'changeStatus', status: 'mitigating' }),
  ),
  cue(32, 'Work on both ends', async ({ players: { mara, jonas, ines } }) => {
    await mara.plans('back', 'Roll all EU pods back to 4.11', { about: 'pool', minutes: 25 })
    await mara.begins('back')
    await jonas.plans('hold', 'Hold orders begun by 4.12', { about: 'pool', minutes: 15 })
    await jonas.begins('hold')
    await ines.plans('watch', 'Watch the error rate per region', { kind: 'investigate' })
    await ines.begins('watch')
  }),
  cue(34, 'Lena proposes to write', ({ players: { lena } }) =>
    lena.sends({ type: 'proposeDecision', statement: BY_SILENCE, windowSeconds: 180 }),
  ),
  cue(36, 'Priya’s line breaks', async ({ boards: { priya } }) => {
    await priya.page.context().setOffline(true)
    await expect(priya.strip).toContainText('Offline')
    await priya.addAction('Tell the night shift')
    await expect(priya.strip).toContainText('1 change on this device')
  }),
  cue(39, 'Nobody objects: it is decided', ({ players: { lena } }) =>
    comesTrue('silence decides', () =>
      Object.values(lena.room.record.get()?.decisions ?? {}).some(
        ({ statement, outcome, closedBy }) =>
          statement === BY_SILENCE && outcome === 'decided' && closedBy === null,
      ),
    ),
  ),
  cue(41, 'Priya is back', async ({ boards: { priya, mo } }) => {
    await priya.page.context().setOffline(false)
    await priya.isSaved()
    await expect(mo.action('Tell the night shift')).toBeVisible()
  }),
  cue(44, 'Inês is stuck', async ({ players: { ines } }) => ines.sends({ type: 'signalStuck' })),
  cue(45, 'Sam helps', async ({ players: { sam } }) =>
    sam.sends({
      type: 'offerHelp',
      stuckId: await sam.finds('callsForHelp', ({ clearedAt }) => clearedAt === null),
    }),
  ),
  cue(48, 'Inês can go on', async ({ players: { ines } }) =>
    ines.sends({
      type: 'clearStuck',
      stuckId: await ines.finds('callsForHelp', ({ clearedAt }) => clearedAt === null),
    }),
  ),
  cue(50, 'Claire asks instead of steering', async ({ boards: { claire } }) => {
    await claire.page.getByRole('region', { name: 'Questions' }).getByRole('button', { name: 'Ask' }).click()
    await claire.page.getByRole('button', { name: 'What do you need?' }).click()
    await claire.page
      .getByRole('form', { name: 'Ask a question' })
      .getByRole('button', { name: 'Ask', exact: true })
      .click()
  }),
  cue(52, 'Sam answers once', async ({ players: { sam } }) =>
    sam.sends({
      type: 'answerQuestion',
      questionId: await sam.finds('questions', ({ answeredAt }) => answeredAt === null),
      answer: 'A second database engineer from 20:00',
    }),
  ),
  cue(56, 'The release is back', async ({ players: { mara, jonas } }) => {
    await mara.finishes('back', 'helped')
    await jonas.finishes('hold', 'helped')
    await mara.weighs('pool', 'for', 'No error for five minutes on 4.11 under the same traffic')
  }),
  cue(60, 'Mo offers command to Priya', async ({ boards: { mo } }) => {
    await mo.duty('Commander').getByRole('button', { name: 'More about Commander' }).click()
    await mo.page.getByRole('menuitem', { name: /Hand over to Priya/ }).click()
  }),
  cue(63, 'Priya reads the brief and takes it', async ({ boards: { priya, mo } }) => {
    const brief = priya.page.getByRole('region', { name: 'Handover brief' })
    await expect(brief).toContainText('4.12 holds two connections per order')
    await expect(brief).toContainText('Traffic still reaches a drained EU node')
    await priya.duty('Commander').getByRole('button', { name: 'I have it' }).click()
    await expect(mo.duty('Commander')).toContainText('Priya')
  }),
]
