import { type Course, closes } from './course.ts'

export const polishVat: Course = {
  opening: {
    title: 'Invoices show the wrong VAT for Poland',
    severity: 'sev3',
    by: 'oskar',
    takeCommand: false,
    whatHappened: 'Invoices since midnight carry 23 % on food that has 5 %.',
  },
  told: async (story) => {
    await story.sends(11, 'ravi', { type: 'takeCommand' })
    await story.at(14, 'ravi', (ravi) => {
      ravi.propose('table', 'The new tax table lost the reduced rates')
      ravi.action('restore', 'Put last week’s tax table back', { owner: 'ravi', about: 'table' })
      ravi.begin('restore')
    })
    await story.at(31, 'ravi', (ravi) => {
      ravi.evidence('table', 'for', 'The import of 00:05 skipped 14 rows without a word.')
      ravi.hypothesis('table', { status: 'confirmed' })
      ravi.finish('restore', 'helped')
      ravi.action('reissue', 'Send 212 corrected invoices', { owner: 'lena', kind: 'communicate' })
    })
    await story.at(75, 'lena', (lena) => lena.finish('reissue', 'helped'))
    await closes(story, 'ravi', { monitoring: 76, resolved: 80, closed: 120 })
  },
}

export const buildRunners: Course = {
  opening: { title: 'Disk almost full on build runners', severity: 'sev4', by: 'tomas', takeCommand: true },
  told: async (story) => {
    await story.at(3, 'tomas', (tomas) => {
      tomas.action('clean', 'Delete build caches older than three days', { owner: 'tomas' })
      tomas.begin('clean')
    })
    await story.at(19, 'tomas', (tomas) => tomas.finish('clean', 'helped'))
    await closes(story, 'tomas', { monitoring: 20, resolved: 25, closed: 26 })
  },
}

export const strangeSignIns: Course = {
  opening: {
    title: 'Thousands of failed sign-ins from one network',
    severity: 'sev1',
    by: 'ines',
    takeCommand: true,
    detectedBefore: 4,
  },
  told: async (story) => {
    await story.at(2, 'ines', (ines) => {
      ines.propose('stuffing', 'Somebody tries passwords from a leak')
      ines.action('block', 'Rate-limit the network at the edge', { owner: 'sam', minutes: 5 })
    })
    await story.at(3, 'sam', (sam) => sam.begin('block'))
    await story.at(6, 'sam', (sam) => sam.finish('block', 'helped'))
    await story.at(9, 'priya', (priya) =>
      priya.evidence(
        'stuffing',
        'against',
        'It is the penetration test that was booked for today; the network is on their letter.',
      ),
    )
    await story.at(10, 'ines', (ines) => ines.hypothesis('stuffing', { status: 'ruledOut' }))
    await story.sends(11, 'ines', {
      type: 'changeStatus',
      status: 'declined',
      reason: 'Announced test; the announcement had not reached the on-call',
    })
  },
}

export const pushTwice: Course = {
  opening: {
    title: 'Push notifications are sent twice',
    severity: 'sev3',
    by: 'tomas',
    takeCommand: true,
    impactBefore: 90,
  },
  told: async (story) => {
    await story.at(4, 'tomas', (tomas) =>
      tomas.propose('deploy', 'Two versions of the sender run side by side'),
    )
    await story.at(8, 'aiko', (aiko) =>
      aiko.evidence('deploy', 'for', 'The old pods were never stopped after the move to the new cluster.'),
    )
    await story.at(9, 'aiko', (aiko) => {
      aiko.hypothesis('deploy', { status: 'confirmed' })
      aiko.action('stop', 'Stop the senders in the old cluster', { owner: 'aiko' })
      aiko.begin('stop')
    })
    await story.at(12, 'aiko', (aiko) => aiko.finish('stop', 'helped'))
    await story.at(14, 'tomas', (tomas) =>
      tomas.action('list', 'Write a checklist for moving a service', { owner: 'tomas', kind: 'followUp' }),
    )
    await closes(story, 'tomas', { monitoring: 15, resolved: 45, closed: 60 })
  },
}

export const priceImport: Course = {
  opening: {
    title: 'Nightly price import stopped half way',
    severity: 'sev3',
    by: 'ravi',
    takeCommand: true,
    detectedBefore: 2,
  },
  told: async (story) => {
    await story.at(5, 'ravi', (ravi) => {
      ravi.propose('file', 'One supplier sent prices with a comma')
      ravi.action('rerun', 'Run the import again without that supplier', { owner: 'ravi', about: 'file' })
      ravi.begin('rerun')
    })
    await story.sends(9, 'ravi', {
      type: 'raiseRoadblock',
      needed: 'A corrected file from the supplier',
      neededFrom: 'Oskar Holm',
    })
    const roadblock = await story.newest('roadblocks')
    await story.sends(12, 'oskar', { type: 'takeRoadblock', roadblockId: roadblock })
    await story.at(26, 'ravi', (ravi) => ravi.finish('rerun', 'helped'))
    await story.sends(55, 'oskar', {
      type: 'clearRoadblock',
      roadblockId: roadblock,
      resolution: 'The supplier sent it again',
    })
    await story.at(58, 'ravi', (ravi) => ravi.hypothesis('file', { status: 'confirmed' }))
    await closes(story, 'ravi', { monitoring: 60, resolved: 75 })
  },
}
