import type { IncidentStory } from './incident-story.ts'

/** From minute 26 of the checkout incident on: one way that made it worse, one that helps, and what stands in its way. */
export async function mitigate(story: IncidentStory): Promise<void> {
  await rollBack(story)
  await waitForYes(story)
}

async function rollBack(story: IncidentStory): Promise<void> {
  await story.at(26, 'mo', (mo) => {
    mo.action('limit', 'Raise the pool limit of payments to 200', {
      owner: 'jonas',
      about: 'pool',
      minutes: 10,
    })
    mo.action('canary', 'Roll one EU pod back to 4.11', {
      owner: 'mara',
      about: 'pool',
      minutes: 10,
    })
  })
  await story.at(27, 'jonas', (jonas) => jonas.begin('limit'))
  await story.at(27.2, 'mara', (mara) => mara.begin('canary'))
  await story.at(31, 'jonas', (jonas) => {
    jonas.act('limit', { risk: 'The database allows 1,200 connections in all' })
    jonas.finish('limit', 'worse')
  })
  await story.at(31.5, 'jonas', (jonas) =>
    jonas.evidence(
      'pool',
      'for',
      'With 200 connections per pod the database itself ran out; put back to 100.',
    ),
  )
  await story.at(33, 'mara', (mara) => mara.finish('canary', 'helped'))
  await story.at(33.5, 'mara', (mara) =>
    mara.evidence('pool', 'for', 'The pod on 4.11 has had no error for five minutes under the same traffic.'),
  )
  await story.sends(34, 'mo', { type: 'changeStatus', status: 'mitigating' })
  await story.at(34.5, 'mo', (mo) => {
    mo.action('back', 'Roll all EU pods back to 4.11', {
      owner: 'mara',
      about: 'pool',
      minutes: 12,
    })
    mo.act('back', { risk: 'Orders that 4.12 began must not be charged again' })
    mo.rollback('back', 'Deploy 4.12 again; the orders table has the same shape in both.')
  })
  await story.at(35, 'mara', (mara) => mara.begin('back'))
  await story.sends(37, 'lena', {
    type: 'publishUpdate',
    whatHappened:
      'A release from this afternoon made our payment service run out of database connections. We are taking it back.',
    impact:
      'Still about one in five checkouts in the EU. Other regions are not affected. No one is charged twice.',
    nextSteps:
      'The old release is running on the first servers and works there. We expect the rest within half an hour.',
  })
}

async function waitForYes(story: IncidentStory): Promise<void> {
  await story.at(38, 'tomas', (tomas) => {
    tomas.action('calm', 'Slow down the app’s retries', {
      owner: 'tomas',
      about: 'retries',
      minutes: 20,
    })
    tomas.begin('calm')
  })
  await story.at(39, 'oskar', () => undefined)
  await story.sends(43, 'mara', {
    type: 'raiseRoadblock',
    needed: 'A yes to deploy in the freeze',
    neededFrom: 'Claire Dubois',
    blocksActionId: story.id('back'),
  })
  await story.at(44, 'mo', (mo) => {
    mo.criterion('quiet', 'EU checkout errors under 0.5 % for 30 minutes')
    mo.criterion('twice', 'Nobody was charged twice')
    mo.criterion('support', 'Support knows what to tell whom')
  })
  await story.sends(46, 'claire', { type: 'takeRoadblock', roadblockId: await story.openRoadblock() })
  await story.at(46.5, 'ravi', (ravi) => {
    ravi.evidence(
      'pool',
      'neutral',
      'No order of today has two charges so far; the check runs every five minutes.',
    )
    ravi.action('orders', 'List orders begun and never paid', {
      owner: 'ravi',
      kind: 'communicate',
      minutes: 15,
    })
  })
  await story.at(47, 'lena', (lena) => lena.met('support'))
  await story.at(48, 'aiko', (aiko) =>
    aiko.action('leak', 'Give the loyalty lookup its own pool before 4.13', {
      owner: 'aiko',
      kind: 'followUp',
      about: 'pool',
    }),
  )
  await story.sends(48.5, 'aiko', {
    type: 'noteTimeline',
    text: 'Jonas back from the failed pool change, database calm again',
  })
  await story.at(49, 'lena', (lena) => {
    lena.draft('whatHappened', 'We are taking back the release that caused the payment errors.')
    lena.draft('impact', 'Fewer checkouts fail than half an hour ago.')
  })
  await story.at(50, 'aiko', (aiko) =>
    aiko.write(
      'notes',
      'Bridge: room “Harbour 1”. Graphs: graphs.harbour.example/d/checkout. Shop support asks in #orders-help.',
    ),
  )
}
