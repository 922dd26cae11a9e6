import { expect, test } from 'vitest'
import { alice } from '../testing/decided-incident.ts'
import { ALICE, BOB, DECLARED_AT } from '../testing/incident-builders.ts'
import type { DomainEvent } from './domain-event.ts'
import { timelineEntryOf } from './timeline-sentence.ts'

const names: Readonly<Record<string, string>> = { [ALICE]: 'Alice Ames', [BOB]: 'Bob Berg' }
const told = (event: DomainEvent) =>
  timelineEntryOf(event, { actor: alice, at: DECLARED_AT, entryId: 'e1' }, (id) => names[id] ?? 'somebody')
const reason = ''
const roadblock = { roadblockId: 'r1', number: 1, needed: 'A DBA' }
const to = { role: 'scribe', holder: BOB, holderName: 'Bob Berg' } as const

test.each<readonly [DomainEvent, string]>([
  [
    { type: 'severityChanged', from: 'unknown', to: 'sev1', reason: 'Payments', nextUpdateDueAt: null },
    'Alice Ames changed severity from SEV ? to SEV-1: Payments',
  ],
  [
    { type: 'statusChanged', from: 'declared', to: 'mitigating', reason, nextUpdateDueAt: null },
    'Alice Ames moved to Mitigating',
  ],
  [
    {
      type: 'statusChanged',
      from: 'closed',
      to: 'investigating',
      reason: 'It is back',
      nextUpdateDueAt: null,
    },
    'Alice Ames reopened as Investigating: It is back',
  ],
  [
    { type: 'titleCorrected', from: 'Checkot', to: 'Checkout', reason },
    'Alice Ames corrected the title from “Checkot”',
  ],
  [
    { type: 'milestoneCorrected', milestone: 'detectedAt', from: null, to: DECLARED_AT, reason },
    'Alice Ames corrected “detected” from not known to 2026-01-05 14:00 UTC',
  ],
  [{ type: 'roleAssumed', ...to, holder: ALICE, previousHolder: null, reason }, 'Alice Ames is Scribe'],
  [
    { type: 'roleAssumed', ...to, holder: ALICE, previousHolder: BOB, reason: 'He left' },
    'Alice Ames took over Scribe from Bob Berg: He left',
  ],
  [{ type: 'roleAssigned', ...to, previousHolder: null }, 'Alice Ames made Bob Berg Scribe'],
  [{ type: 'roleRenounced', role: 'scribe', previousHolder: ALICE }, 'Alice Ames stepped down from Scribe'],
  [
    { type: 'handoverOffered', role: 'scribe', to: BOB, toName: 'Bob Berg', reason },
    'Alice Ames offered Scribe to Bob Berg',
  ],
  [{ type: 'handoverAccepted', ...to, previousHolder: ALICE }, 'Bob Berg took over Scribe from Alice Ames'],
  [
    { type: 'handoverDeclined', role: 'scribe', by: ALICE, reason: 'Busy' },
    'Alice Ames declined Scribe: Busy',
  ],
  [
    { type: 'roadblockRaised', ...roadblock, neededFrom: 'Data team', blocksActionId: null },
    'Alice Ames needs help: A DBA (from Data team)',
  ],
  [{ type: 'roadblockTaken', ...roadblock }, 'Alice Ames is clearing “A DBA”'],
  [
    { type: 'roadblockCleared', ...roadblock, resolution: 'Erin joined' },
    'Alice Ames cleared “A DBA”: Erin joined',
  ],
])('[TL1] $0.type is told in a sentence', (event, text) => {
  expect(told(event)).toMatchObject({
    id: 'e1',
    at: DECLARED_AT,
    recordedAt: DECLARED_AT,
    actor: ALICE,
    text,
  })
})

test('[TL1] an entry names what it is about, so that a screen can lead there', () => {
  expect(told({ type: 'roadblockTaken', ...roadblock })).toMatchObject({ kind: 'roadblock', subjectId: 'r1' })
  expect(told({ type: 'roleRenounced', role: 'scribe', previousHolder: ALICE })).toMatchObject({
    kind: 'role',
    subjectId: 'scribe',
  })
})
