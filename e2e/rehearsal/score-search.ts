import { type Cue, cue } from './cue.ts'

/** Minutes 0 to 28: who leads, what it could be, what it is not. */
export const SEARCH: readonly Cue[] = [
  cue(0, 'Mo takes command', async ({ boards: { mo } }) => mo.takeButton('Commander').click()),
  cue(1, 'Mara takes operations', ({ players: { mara } }) =>
    mara.sends({ type: 'assumeRole', role: 'operations' }),
  ),
  cue(1.4, 'Aiko writes for all', ({ players: { aiko } }) =>
    aiko.sends({ type: 'assumeRole', role: 'scribe' }),
  ),
  cue(2, 'Lena takes communications', ({ players: { lena } }) =>
    lena.sends({ type: 'assumeRole', role: 'communications' }),
  ),
  cue(2.5, 'It is worse than thought', ({ players: { sam } }) =>
    sam.sends({ type: 'changeSeverity', severity: 'sev1', reason: 'One in five EU checkouts fails' }),
  ),
  cue(3, 'They investigate', ({ players: { sam } }) =>
    sam.sends({ type: 'changeStatus', status: 'investigating' }),
  ),
  cue(4, 'Two write at once', ({ players: { aiko, mara } }) => {
    aiko.writes('whatHappened', 'EU checkouts fail since 4.12 went out.')
    mara.writes('whatHappened', ' UK and US are fine.')
    mara.writes('impact', 'About 40 orders a minute.')
  }),
  cue(5, 'Four suspicions', ({ players: { aiko, lena, sam, jonas } }) => {
    aiko.proposes('pool', '4.12 holds two connections per order')
    lena.proposes('processor', 'The card processor is failing in the EU')
    sam.proposes('balancer', 'Traffic still reaches a drained EU node')
    jonas.proposes('failover', 'The pool points at the old orders primary')
  }),
  cue(6, 'Mo proposes one more', ({ boards: { mo } }) => mo.propose('An expired certificate')),
  cue(7, 'Each takes a check', async ({ players: { aiko, lena, jonas } }) => {
    await lena.plans('ask', 'Ask the card processor what they see', {
      kind: 'investigate',
      about: 'processor',
      minutes: 10,
    })
    await lena.begins('ask')
    await aiko.plans('compare', 'Compare pool use, 4.11 against 4.12', {
      kind: 'investigate',
      about: 'pool',
      minutes: 10,
    })
    await aiko.begins('compare')
    await jonas.plans('writer', 'Compare the writer endpoint in each pod', {
      kind: 'investigate',
      about: 'failover',
    })
    await jonas.begins('writer')
  }),
  cue(9, 'Stakeholders are told', ({ players: { lena } }) =>
    lena.sends({
      type: 'publishUpdate',
      whatHappened: 'Some customers in the EU cannot complete their payment.',
      impact: 'About one in five checkouts in the EU. No one is charged twice.',
      nextSteps: 'We are comparing the latest release with the one before.',
    }),
  ),
  cue(13, 'Sam rules the balancer out', async ({ players: { sam } }) => {
    await sam.weighs('balancer', 'against', 'The drained node gets no packets since 16:20')
    await sam.judges('balancer', 'ruledOut')
  }),
  cue(14, 'Jonas is blocked', ({ players: { jonas } }) =>
    jonas.sends({
      type: 'raiseRoadblock',
      needed: 'Read access to the orders replica',
      neededFrom: 'Data team',
    }),
  ),
  cue(16, 'Ravi takes the roadblock', async ({ players: { ravi } }) =>
    ravi.sends({
      type: 'takeRoadblock',
      roadblockId: await ravi.finds('roadblocks', ({ clearedAt }) => clearedAt === null),
    }),
  ),
  cue(17, 'Tomás loses his line', ({ players: { tomas } }) => tomas.losesTheLine()),
  cue(18, 'and goes on without it', async ({ players: { tomas } }) => {
    tomas.proposes('retries', 'App 7.3 retries too fast')
    await tomas.weighs('retries', 'for', 'Requests per order rose from 1.1 to 2.6')
    tomas.writes('notes', 'Written on the train. ')
  }),
  cue(19, 'Ravi clears it', async ({ players: { ravi } }) =>
    ravi.sends({
      type: 'clearRoadblock',
      roadblockId: await ravi.finds('roadblocks', ({ clearedAt }) => clearedAt === null),
      resolution: 'Jonas has the read role for today',
    }),
  ),
  cue(21, 'Aiko has found something', async ({ players: { aiko } }) => {
    await aiko.weighs('pool', 'for', '4.12 pods sit at 100 of 100 connections, 4.11 pods at 46')
    await aiko.finishes('compare', 'helped')
    await aiko.judges('pool', 'supported')
  }),
  cue(23, 'Tomás is back, with all of it', ({ players: { tomas } }) => tomas.isBack()),
  cue(25, 'The processor is not it', async ({ players: { lena } }) => {
    await lena.weighs('processor', 'against', 'Their on-call sees normal approval rates')
    await lena.finishes('ask', 'noEffect')
    await lena.judges('processor', 'ruledOut')
  }),
  cue(27, 'The cause is known', ({ players: { mara } }) =>
    mara.sends({ type: 'changeStatus', status: 'identified', reason: 'Pool exhaustion since 4.12' }),
  ),
]
