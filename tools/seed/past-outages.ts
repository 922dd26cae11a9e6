import { type Course, closes } from './course.ts'

export const loginCodes: Course = {
  opening: {
    title: 'Login codes arrive ten minutes late',
    severity: 'sev2',
    by: 'lena',
    impactBefore: 25,
    whatHappened: 'Text messages with login codes come after they have expired.',
    impact: 'Nobody without a saved session can sign in.',
  },
  told: async (story) => {
    await story.sends(2, 'sam', { type: 'takeCommand' })
    await story.sends(3, 'lena', { type: 'assumeRole', role: 'communications' })
    await story.at(5, 'sam', (sam) => sam.propose('gateway', 'Our text message gateway queues messages'))
    await story.at(6, 'aiko', (aiko) => aiko.propose('worker', 'Only one of our four senders is running'))
    await story.at(9, 'aiko', (aiko) => {
      aiko.evidence('worker', 'for', 'Three senders stopped at 07:58 with an expired certificate.')
      aiko.hypothesis('worker', { status: 'confirmed' })
    })
    await story.at(10, 'sam', (sam) => sam.hypothesis('gateway', { status: 'ruledOut' }))
    await story.at(11, 'sam', (sam) =>
      sam.action('renew', 'Renew the certificate of the senders', { owner: 'aiko', minutes: 20 }),
    )
    await story.at(12, 'aiko', (aiko) => aiko.begin('renew'))
    await story.sends(14, 'lena', {
      type: 'publishUpdate',
      whatHappened: 'Login codes by text message arrive too late to be used.',
      impact: 'Customers who are not signed in cannot sign in. Those who are signed in notice nothing.',
      nextSteps: 'The cause is known and is being repaired.',
    })
    await story.at(22, 'aiko', (aiko) => aiko.finish('renew', 'helped'))
    await story.at(25, 'sam', (sam) =>
      sam.action('watch', 'Alert two weeks before a certificate expires', { owner: 'sam', kind: 'followUp' }),
    )
    await closes(story, 'sam', { monitoring: 24.5 + 1, resolved: 41, closed: 90 })
  },
}

export const loggedOut: Course = {
  opening: {
    title: 'Customers are signed out every few minutes',
    severity: 'unknown',
    by: 'lena',
    impactBefore: 40,
    detectedBefore: 12,
    impact: 'Baskets survive, but people give up.',
  },
  told: async (story) => {
    await story.sends(1, 'mo', { type: 'takeCommand' })
    await story.sends(2, 'mo', { type: 'changeSeverity', severity: 'sev2', reason: 'All regions' })
    await story.sends(3, 'ines', { type: 'assumeRole', role: 'operations' })
    await story.sends(4, 'mo', { type: 'changeStatus', status: 'investigating' })
    await story.at(6, 'ines', (ines) =>
      ines.propose('keys', 'Session keys rotate every five minutes instead of every day'),
    )
    await story.at(7, 'jonas', (jonas) =>
      jonas.propose('store', 'The session store evicts because it is full'),
    )
    await story.at(12, 'jonas', (jonas) => {
      jonas.evidence('store', 'against', 'The store is at 38 % and evicted nothing today.')
      jonas.hypothesis('store', { status: 'ruledOut' })
    })
    await story.at(15, 'ines', (ines) => {
      ines.evidence(
        'keys',
        'for',
        'The rotation interval was changed from 1d to 5m in yesterday’s settings review.',
      )
      ines.hypothesis('keys', { status: 'confirmed' })
      ines.action('interval', 'Set the interval back to a day and keep the old keys for a week', {
        owner: 'ines',
        about: 'keys',
        minutes: 15,
      })
      ines.begin('interval')
    })
    await story.sends(18, 'mo', {
      type: 'publishUpdate',
      whatHappened: 'Customers are signed out again and again. We know why and are putting it right.',
      impact: 'All regions, web and app. Orders and baskets are safe.',
    })
    await story.at(27, 'ines', (ines) => ines.finish('interval', 'helped'))
    await story.sends(28, 'mo', {
      type: 'offerHandover',
      role: 'commander',
      toPersonId: story.person('sam'),
      reason: 'End of my shift',
    })
    await story.sends(29, 'sam', { type: 'acceptHandover', role: 'commander' })
    await closes(story, 'sam', { monitoring: 30, resolved: 62, closed: 300 })
  },
}

export const missingImages: Course = {
  opening: {
    title: 'Product images are missing in the app',
    severity: 'sev2',
    by: 'mara',
    takeCommand: true,
    impactBefore: 15,
    impact: 'Every third product has a grey box.',
  },
  told: async (story) => {
    await story.at(3, 'sam', (sam) => sam.propose('cache', 'The image cache lost half of its nodes'))
    await story.at(5, 'tomas', (tomas) =>
      tomas.propose('names', 'App 7.3 asks for image names that do not exist'),
    )
    await story.at(10, 'sam', (sam) => sam.hypothesis('cache', { status: 'ruledOut' }))
    await story.at(16, 'tomas', (tomas) => {
      tomas.evidence('names', 'for', 'Names with an accent are encoded twice since 7.3.')
      tomas.hypothesis('names', { status: 'confirmed' })
      tomas.action('edge', 'Accept both spellings at the edge', { owner: 'sam', about: 'names', minutes: 20 })
    })
    await story.at(17, 'sam', (sam) => sam.begin('edge'))
    await story.at(30, 'sam', (sam) => sam.finish('edge', 'helped'))
    await story.sends(31, 'mara', { type: 'changeStatus', status: 'resolved' })
    await story.sends(70, 'mara', {
      type: 'changeStatus',
      status: 'investigating',
      reason: 'Still missing for Portuguese product names',
    })
    await story.at(80, 'sam', (sam) => {
      sam.action('forms', 'Normalise names before looking them up', { owner: 'sam' })
      sam.begin('forms')
    })
    await story.at(95, 'sam', (sam) => sam.finish('forms', 'helped'))
    await closes(story, 'mara', { monitoring: 96, resolved: 130 })
  },
}
