/** Valid by default; override what matters to the test. Alice commands, Bob operates, Carol communicates, Dave observes. */
import type { Action } from '../domain/action.ts'
import { USUAL_AUTHORITY } from '../domain/authority.ts'
import type { BoardState } from '../domain/board-state.ts'
import type { CallForHelp } from '../domain/call-for-help.ts'
import type { Concern } from '../domain/concern.ts'
import type { Evidence, Hypothesis } from '../domain/hypothesis.ts'
import { asPersonId } from '../domain/ids.ts'
import type { IncidentFacts } from '../domain/incident.ts'
import type { IncidentDecision } from '../domain/incident-decision.ts'
import type { IncidentRecord } from '../domain/incident-record.ts'
import type { PresentPerson } from '../domain/presence.ts'
import type { Question } from '../domain/question.ts'
import type { Roadblock } from '../domain/roadblock.ts'
import type { TimelineEntry } from '../domain/timeline-entry.ts'

export const ALICE = asPersonId('alice')
export const BOB = asPersonId('bob')
export const CAROL = asPersonId('carol')
export const DAVE = asPersonId('dave')

/** When the incident of these builders was declared. */
export const DECLARED_AT = Date.UTC(2026, 0, 5, 14, 0, 0)

export const someFacts = (facts: Partial<IncidentFacts> = {}): IncidentFacts => ({
  key: 'INC-7',
  title: 'Checkout errors in EU',
  severity: 'sev1',
  status: 'identified',
  declaredBy: ALICE,
  declaredAt: DECLARED_AT,
  impactStartedAt: null,
  detectedAt: null,
  mitigatedAt: null,
  resolvedAt: null,
  closedAt: null,
  nextUpdateDueAt: null,
  ...facts,
})

export const aRecord = (record: Partial<IncidentRecord> = {}): IncidentRecord => ({
  incident: someFacts(),
  roles: {
    commander: { holder: ALICE, since: DECLARED_AT, epoch: 1, offeredTo: null },
    scribe: { holder: null, since: DECLARED_AT, epoch: 0, offeredTo: null },
  },
  roadblocks: {},
  decisions: {},
  questions: {},
  callsForHelp: {},
  concerns: {},
  authority: USUAL_AUTHORITY,
  thanks: [],
  participants: {
    [ALICE]: { name: 'Alice Ames', accountRole: 'responder', joinedAt: DECLARED_AT, arrival: 0 },
    [BOB]: { name: 'Bob Berg', accountRole: 'responder', joinedAt: DECLARED_AT, arrival: 1 },
    [CAROL]: { name: 'Carol', accountRole: 'responder', joinedAt: DECLARED_AT, arrival: 2 },
    [DAVE]: { name: 'Dave Dorn', accountRole: 'observer', joinedAt: DECLARED_AT, arrival: 3 },
  },
  publishedUpdates: [],
  corrections: [],
  timeline: [],
  ...record,
})

export const aBoard = (board: Partial<BoardState> = {}): BoardState => ({
  whatHappened: '',
  impact: '',
  notes: '',
  hypotheses: [],
  evidence: [],
  confidence: {},
  actions: [],
  exitCriteria: [],
  runbooks: [],
  runbookSteps: [],
  updateDraft: { whatHappened: '', impact: '', nextSteps: '' },
  ...board,
})

export const anAction = (action: Partial<Action> = {}): Action => ({
  id: 'action-1',
  number: 1,
  title: 'Drain eu-2',
  state: 'open',
  owner: BOB,
  acceptedAt: null,
  timeBoxUntil: null,
  outcome: null,
  risk: '',
  rollback: '',
  kind: 'mitigate',
  hypothesisId: null,
  runbookId: null,
  order: 'a0',
  createdBy: ALICE,
  createdAt: DECLARED_AT,
  ...action,
})

export const aHypothesis = (hypothesis: Partial<Hypothesis> = {}): Hypothesis => ({
  id: 'hypothesis-1',
  number: 1,
  statement: 'Release 4.12 doubled pool use',
  status: 'proposed',
  disproof: '',
  nextTest: '',
  owner: null,
  order: 'a0',
  createdBy: ALICE,
  createdAt: DECLARED_AT,
  ...hypothesis,
})

export const anEvidence = (evidence: Partial<Evidence> = {}): Evidence => ({
  id: 'evidence-1',
  hypothesisId: 'hypothesis-1',
  stance: 'for',
  text: 'Errors doubled at 14:02',
  link: '',
  actionId: null,
  createdBy: BOB,
  createdAt: DECLARED_AT,
  ...evidence,
})

export const aDecision = (decision: Partial<IncidentDecision> = {}): IncidentDecision => ({
  number: 1,
  statement: 'Take all pods back to 4.11',
  alternatives: '',
  revisitWhen: '',
  proposedBy: ALICE,
  proposedAt: DECLARED_AT,
  closesAt: DECLARED_AT + 120_000,
  objections: [],
  outcome: null,
  closedAt: null,
  closedBy: null,
  note: '',
  ...decision,
})

export const aQuestion = (question: Partial<Question> = {}): Question => ({
  number: 1,
  text: 'What do you need?',
  askedBy: ALICE,
  askedAt: DECLARED_AT,
  answer: '',
  answeredBy: null,
  answeredAt: null,
  ...question,
})

export const aCall = (call: Partial<CallForHelp> = {}): CallForHelp => ({
  by: BOB,
  at: DECLARED_AT,
  subjectKind: null,
  subjectId: null,
  note: '',
  helpers: [],
  clearedBy: null,
  clearedAt: null,
  ...call,
})

export const aConcern = (concern: Partial<Concern> = {}): Concern => ({
  number: 1,
  text: 'We are tired',
  raisedBy: null,
  raisedAt: DECLARED_AT,
  acknowledgedBy: null,
  acknowledgedAt: null,
  response: '',
  ...concern,
})

/** As the room writes it when somebody rules it out. */
export const ruledOutEntry = (hypothesisId: string, at: number): TimelineEntry => ({
  id: `ruled-out-${hypothesisId}`,
  at,
  recordedAt: at,
  actor: BOB,
  kind: 'hypothesis',
  text: 'Bob Berg ruled out “it”',
  subjectId: hypothesisId,
})

export const aRoadblock = (roadblock: Partial<Roadblock> = {}): Roadblock => ({
  number: 1,
  needed: 'Read access to the orders replica',
  neededFrom: '',
  blocksActionId: null,
  raisedBy: BOB,
  raisedAt: DECLARED_AT,
  takenBy: null,
  takenAt: null,
  clearedBy: null,
  clearedAt: null,
  resolution: '',
  ...roadblock,
})

export const present = (person: Partial<PresentPerson> & Pick<PresentPerson, 'personId'>): PresentPerson => ({
  name: person.personId,
  focus: null,
  state: 'active',
  since: DECLARED_AT,
  connections: 1,
  ...person,
})
