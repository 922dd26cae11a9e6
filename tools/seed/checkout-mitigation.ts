import type { RunbookTemplate } from '@warroom/shared/domain/runbook.ts'
import type { IncidentStory } from './incident-story.ts'

/** From minute 26 of the checkout incident on: one way that made it worse, one that helps, and what stands in its way. */
export async function mitigate(story: IncidentStory, runbook: RunbookTemplate): Promise<void> {
  await rollBack(story)
  await follow(story, runbook)
  await waitForYes(story)
  await askAndThank(story)
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
  await story.sends(33.7, 'mo', {
    type: 'proposeDecision',
    statement: 'Take all EU pods back to 4.11, freeze or not',
    alternatives: 'Fix the loyalty lookup and go forward: 90 minutes at best',
    windowSeconds: 60,
  })
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

/** The runbook is at hand, and its fourth step waits for the yes. */
async function follow(story: IncidentStory, runbook: RunbookTemplate): Promise<void> {
  await story.at(37.1, 'mara', (mara) => mara.attach(runbook))
  const [say = '', stop = '', onePod = ''] = runbook.steps
  await story.at(37.3, 'mara', (mara) => mara.step(say, 'done'))
  await story.at(37.5, 'jonas', (jonas) => jonas.step(stop, 'done'))
  await story.at(37.7, 'mara', (mara) => mara.step(onePod, 'done'))
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
  await story.sends(40, 'claire', { type: 'askQuestion', text: 'What do you need?' })
  await story.sends(41, 'mo', {
    type: 'answerQuestion',
    questionId: await story.newest('questions'),
    answer: 'A yes to deploy in the freeze, and a person who calls the bank.',
  })
  await story.sends(43, 'mara', {
    type: 'raiseRoadblock',
    needed: 'A yes to deploy in the freeze',
    neededFrom: 'Claire Dubois',
    blocksActionId: story.id('back'),
  })
  await story.sends(43.5, 'jonas', {
    type: 'proposeDecision',
    statement: 'Send EU payments through Dublin until the rollback is done',
    alternatives: 'Wait for the yes',
    revisitWhen: 'The rollback is through',
    windowSeconds: 300,
  })
  await story.at(44, 'mo', (mo) => {
    mo.criterion('quiet', 'EU checkout errors under 0.5 % for 30 minutes')
    mo.criterion('twice', 'Nobody was charged twice')
    mo.criterion('support', 'Support knows what to tell whom')
  })
  await story.sends(45, 'ravi', {
    type: 'objectToDecision',
    decisionId: await story.newest('decisions'),
    objection: 'Dublin has no sanctions check; orders would have to be held by hand',
  })
}

/** From minute 46 on: what is asked, feared and thanked while the rollback waits. */
async function askAndThank(story: IncidentStory): Promise<void> {
  await story.sends(46, 'claire', { type: 'takeRoadblock', roadblockId: await story.newest('roadblocks') })
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
  await story.sends(48.2, 'claire', {
    type: 'askQuestion',
    text: 'May we tell the card schemes a time?',
  })
  await story.sends(48.3, 'oskar', {
    type: 'raiseConcern',
    text: 'Mara has been up since five. Who takes over the rollback?',
  })
  await story.sends(48.5, 'aiko', {
    type: 'noteTimeline',
    text: 'Jonas back from the failed pool change, database calm again',
  })
  await story.at(49, 'lena', (lena) => {
    lena.draft('whatHappened', 'We are taking back the release that caused the payment errors.')
    lena.draft('impact', 'Fewer checkouts fail than half an hour ago.')
  })
  await story.sends(49.2, 'tomas', {
    type: 'signalStuck',
    subjectKind: 'action',
    subjectId: story.id('calm'),
    note: 'The app store build needs a second signature',
  })
  await story.sends(49.4, 'aiko', { type: 'offerHelp', stuckId: await story.newest('callsForHelp') })
  await story.sends(49.6, 'mo', {
    type: 'thank',
    personIds: [story.person('jonas')],
    text: 'For undoing the pool change within a minute',
  })
  await story.sends(49.8, 'mo', {
    type: 'proposeDecision',
    statement: 'Write to everybody whose order was begun and never paid',
    windowSeconds: 1_800,
  })
  await story.at(50, 'aiko', (aiko) =>
    aiko.write(
      'notes',
      'Bridge: room “Harbour 1”. Graphs: graphs.harbour.example/d/checkout. Shop support asks in #orders-help.',
    ),
  )
}
