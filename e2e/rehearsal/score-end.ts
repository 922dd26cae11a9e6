import { expect } from '@playwright/test'
import { type Cue, cue } from './cue.ts'

/** Minutes 70 to 120: watched, agreed to be over, thanked. */
export const END: readonly Cue[] = [
  cue(70, 'They watch', ({ players: { mara } }) =>
    mara.sends({ type: 'changeStatus', status: 'monitoring' }),
  ),
  cue(72, 'When is it over?', ({ players: { aiko } }) => {
    aiko.agreesOn('Error rate normal for 30 minutes')
    aiko.agreesOn('Customers told')
  }),
  cue(80, 'Stakeholders hear the second time', ({ players: { lena } }) =>
    lena.sends({
      type: 'publishUpdate',
      whatHappened: 'We took back the release that caused the payment errors.',
      impact: 'Checkouts in the EU work again. No one is charged twice.',
      nextSteps: 'We watch for another half hour.',
    }),
  ),
  cue(84, 'Customers told', ({ players: { lena } }) => lena.isMet('Customers told')),
  cue(90, 'A second pair of eyes on the cause', async ({ players: { sam, tomas } }) => {
    await sam.judges('pool', 'confirmed')
    await tomas.weighs(
      'retries',
      'against',
      'Web checkouts failed at the same rate, and the web does not retry',
    )
    await tomas.judges('retries', 'ruledOut')
  }),
  cue(104, 'Half an hour without errors', async ({ players: { ines } }) => {
    await ines.isMet('Error rate normal for 30 minutes')
    await ines.finishes('watch', 'helped')
  }),
  cue(110, 'It is over', ({ players: { mara } }) => mara.sends({ type: 'changeStatus', status: 'resolved' })),
  cue(114, 'Claire thanks everybody who was there', async ({ boards: { claire, mo } }) => {
    const thanks = claire.page.getByRole('region', { name: 'Thanks' })
    await expect(thanks).toContainText('It is over. They were there:')
    await thanks.getByRole('textbox').fill('For a calm night')
    await thanks.getByRole('button', { name: 'Thank them' }).click()
    await expect(mo.page.getByRole('region', { name: 'Thanks' })).toContainText('For a calm night')
  }),
  cue(120, 'The room is quiet', () => undefined),
]
