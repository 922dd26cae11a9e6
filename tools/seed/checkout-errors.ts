// The incident in full swing: half understood, being mitigated, one action late, one roadblock open, one role vacant.
import type { RunbookTemplate } from '@warroom/shared/domain/runbook.ts'
import { searchForCauses } from './checkout-causes.ts'
import { mitigate } from './checkout-mitigation.ts'
import { IncidentStory, type Theatre } from './incident-story.ts'

/** How long ago it was declared. */
const MINUTES_AGO = 52
const MINUTE = 60_000

export async function checkoutErrors(theatre: Theatre, now: number, runbook: RunbookTemplate): Promise<void> {
  const story = new IncidentStory(theatre, now - MINUTES_AGO * MINUTE)
  await story.declare({
    title: 'Checkout errors in EU',
    severity: 'sev2',
    by: 'mo',
    takeCommand: true,
    impactBefore: 7,
    detectedBefore: 3,
    whatHappened: 'EU checkouts fail with “payment could not be started” since 4.12 went out.',
    impact: '19 % of EU checkouts fail.',
  })
  await gathering(story)
  await searchForCauses(story)
  await mitigate(story, runbook)
  await story.end()
}

async function gathering(story: IncidentStory): Promise<void> {
  await story.sends(1, 'mara', { type: 'assumeRole', role: 'operations' })
  await story.sends(1.4, 'aiko', { type: 'assumeRole', role: 'scribe' })
  await story.sends(2, 'lena', { type: 'assumeRole', role: 'communications' })
  await story.sends(2.5, 'mo', {
    type: 'changeSeverity',
    severity: 'sev1',
    reason: 'One in five EU checkouts fails and it is the dinner peak',
  })
  await story.sends(3, 'mo', { type: 'assignRole', role: 'deputy', personId: story.person('sam') })
  await story.sends(3.5, 'mo', { type: 'changeStatus', status: 'investigating' })
  await story.at(4, 'mara', (mara) => mara.write('impact', 'About 40 orders a minute; UK and US are fine.'))
  await story.at(4.5, 'aiko', (aiko) => aiko.propose('pool', '4.12 holds two connections per order'))
  await story.at(5, 'lena', (lena) => lena.propose('processor', 'The card processor is failing in the EU'))
  await story.at(5.3, 'sam', (sam) => sam.propose('balancer', 'Traffic still reaches a drained EU node'))
  await story.at(6, 'lena', (lena) => {
    lena.action('first', 'Post the first update on the status page', {
      owner: 'lena',
      kind: 'communicate',
      minutes: 5,
    })
    lena.begin('first')
  })
  await story.at(6.5, 'mo', (mo) =>
    mo.action('ask', 'Ask the card processor what they see from our side', {
      owner: 'lena',
      kind: 'investigate',
      about: 'processor',
      minutes: 10,
    }),
  )
  await story.sends(9, 'lena', {
    type: 'publishUpdate',
    whatHappened:
      'Some customers in the EU cannot complete their payment. We are working on it with everybody we need.',
    impact: 'About one in five checkouts in the EU fails. Trying again often works. No one is charged twice.',
    nextSteps: 'We are comparing the latest release with the one before and talking to our card processor.',
  })
  await story.at(9.3, 'lena', (lena) => lena.finish('first', 'helped'))
}
