import type { Actor } from '@warroom/shared/domain/actor.ts'
import { type AuthorityCard, USUAL_AUTHORITY } from '@warroom/shared/domain/authority.ts'
import type { RunbookTemplate } from '@warroom/shared/domain/runbook.ts'
import type { IdSource } from '@warroom/shared/ports/id-source.ts'
import type { SettingsStore } from '../../server/src/ports/settings-store.ts'
import { DefaultAuthority } from '../../server/src/workspace/default-authority.ts'
import { Runbooks } from '../../server/src/workspace/runbooks.ts'

const ROLL_BACK = {
  title: 'Roll a service back',
  steps: [
    'Say in the room what goes back, and to which version',
    'Stop the deploy pipeline of the service',
    'Roll back one pod and look at its errors for 3 minutes',
    'Roll back the rest, a quarter at a time',
    'Look for schema changes that the old version cannot read',
    'Tell support what customers see meanwhile',
    'Start the pipeline again only after the cause is known',
  ],
}

const OTHERS = [
  {
    title: 'Fail over the orders database',
    steps: [
      'Stop writes: set orders to read-only',
      'Check that the replica is less than 5 s behind',
      'Promote the replica in Dublin',
      'Point the pool to it and allow writes',
      'Compare the last 100 orders on both sides',
    ],
  },
  {
    title: 'A certificate has expired',
    steps: [
      'Find out which host name, and who terminates it',
      'Issue a new one from the internal authority',
      'Put it in place and reload; do not restart',
      'Look at it from outside, from two networks',
      'Write the next date into the calendar of the team',
    ],
  },
] as const

/** What the company wrote down beforehand, and one thing somebody found wanting. Returns what its stories use. */
export async function seedPreparation(
  settings: SettingsStore,
  { admin, responder, ids, now }: { admin: Actor; responder: Actor; ids: IdSource; now: number },
): Promise<{ readonly rollBack: RunbookTemplate; readonly authority: AuthorityCard }> {
  const clock = { now: () => now }
  const runbooks = new Runbooks(settings, { clock, ids })
  const added = await runbooks.add(ROLL_BACK, admin)
  if (!added.ok) throw new Error('There are too many runbooks already')
  for (const runbook of OTHERS) {
    const other = await runbooks.add(runbook, admin)
    if (other.ok && runbook.title === OTHERS[0].title) {
      const steps: string[] = [...OTHERS[0].steps]
      steps.splice(1, 0, 'Tell the payment provider that callbacks will be late')
      await runbooks.propose(other.id, { title: runbook.title, steps, incidentKey: 'INC-3' }, responder)
    }
  }
  const authority = { ...USUAL_AUTHORITY, spend: { granted: true, limit: 'up to 5,000 € an hour' } }
  const kept = new DefaultAuthority(settings, clock)
  await kept.write(authority, (await kept.read()).revision, admin)
  return { rollBack: { id: added.id, ...ROLL_BACK }, authority }
}
