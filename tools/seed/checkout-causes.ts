import type { IncidentStory } from './incident-story.ts'

/** Minutes 10 to 26 of the checkout incident: suspects, evidence, and what is ruled out. */
export async function searchForCauses(story: IncidentStory): Promise<void> {
  await suspect(story)
  await weighEvidence(story)
}

async function suspect(story: IncidentStory): Promise<void> {
  await story.at(10, 'jonas', (jonas) =>
    jonas.propose('failover', 'The pool points at the old orders primary'),
  )
  await story.at(10.5, 'jonas', (jonas) =>
    jonas.hypothesis('failover', {
      owner: story.person('jonas'),
      status: 'testing',
      nextTest: 'Compare the writer endpoint in each pod with the cluster’s',
    }),
  )
  await story.at(11, 'aiko', (aiko) => {
    aiko.hypothesis('pool', {
      owner: story.person('aiko'),
      status: 'testing',
      disproof: 'A 4.11 pod under the same load waits just as long',
      nextTest: 'Graph the pool of one 4.11 and one 4.12 pod side by side',
    })
    aiko.action('compare', 'Compare pool use per pod, 4.11 against 4.12', {
      owner: 'aiko',
      kind: 'investigate',
      about: 'pool',
      minutes: 10,
    })
    aiko.begin('compare')
  })
  await story.at(12, 'lena', (lena) => lena.begin('ask'))
  await story.at(13, 'sam', (sam) => {
    sam.evidence(
      'balancer',
      'against',
      'All eight nodes in rotation answer health checks; the drained one gets no packets since 16:20.',
    )
    sam.hypothesis('balancer', { status: 'ruledOut' })
  })
  await story.sends(14, 'jonas', {
    type: 'raiseRoadblock',
    needed: 'Read access to the orders replica',
    neededFrom: 'Data team',
  })
  await story.at(15, 'tomas', (tomas) => tomas.propose('retries', 'App 7.3 retries too fast'))
  await story.at(16, 'lena', (lena) => {
    lena.evidence(
      'processor',
      'against',
      'Their on-call sees normal approval rates for us in the EU; requests simply arrive less often.',
    )
    lena.finish('ask', 'noEffect')
  })
}

async function weighEvidence(story: IncidentStory): Promise<void> {
  const roadblock = await story.newest('roadblocks')
  await story.sends(17, 'ravi', { type: 'takeRoadblock', roadblockId: roadblock })
  await story.at(17.5, 'mara', (mara) =>
    mara.evidence('processor', 'against', 'A charge sent by hand from an EU pod went through in 300 ms.'),
  )
  await story.at(18, 'mara', (mara) => mara.hypothesis('processor', { status: 'ruledOut' }))
  await story.sends(19, 'ravi', {
    type: 'clearRoadblock',
    roadblockId: roadblock,
    resolution: 'Jonas has the read role for today',
  })
  await story.at(21, 'aiko', (aiko) => {
    aiko.evidence(
      'pool',
      'for',
      '4.12 pods sit at 100 of 100 connections, 4.11 pods at 46. Waiting time climbs in step with errors.',
      'https://graphs.harbour.example/d/pool',
    )
    aiko.finish('compare', 'helped')
    aiko.confidence('pool', 'high')
  })
  await story.at(22, 'jonas', (jonas) => {
    jonas.evidence('failover', 'against', 'No failover in the cluster’s event log today.')
    jonas.evidence('failover', 'neutral', 'Two pods resolve the writer to an address that I do not know yet.')
    jonas.confidence('failover', 'low')
  })
  await story.at(23, 'mara', (mara) => mara.confidence('pool', 'high'))
  await story.at(23.5, 'tomas', (tomas) => {
    tomas.evidence(
      'retries',
      'for',
      'Requests per order rose from 1.1 to 2.6 when the errors began.',
      'https://graphs.harbour.example/d/retries',
    )
    tomas.evidence('retries', 'against', 'Web checkouts fail at the same rate, and the web does not retry.')
    tomas.hypothesis('retries', {
      status: 'testing',
      owner: story.person('tomas'),
      nextTest: 'Switch off retries for 5 % of app sessions',
    })
  })
  await story.at(24, 'aiko', (aiko) =>
    aiko.evidence(
      'pool',
      'for',
      'The diff of 4.12 opens a second connection for the loyalty lookup and keeps it until the order is done.',
    ),
  )
  await story.at(25, 'aiko', (aiko) => aiko.hypothesis('pool', { status: 'supported' }))
  await story.sends(25.5, 'mo', {
    type: 'changeStatus',
    status: 'identified',
    reason: 'Pool exhaustion since 4.12',
  })
}
