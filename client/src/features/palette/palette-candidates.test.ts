import {
  ALICE,
  aCall,
  aDecision,
  aHypothesis,
  anAction,
  aQuestion,
  aRecord,
  aRoadblock,
  BOB,
  someFacts,
} from '@warroom/shared/testing/incident-builders.ts'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Candidate } from './candidate.ts'
import { paletteCandidates } from './palette-candidates.ts'
import type { PaletteState, RoomNow } from './palette-state.ts'

const room = (over: Partial<RoomNow> = {}): RoomNow => ({
  record: aRecord({
    roadblocks: { block: aRoadblock() },
    decisions: { go: aDecision({ number: 2, statement: 'Fail over to Dublin' }) },
    questions: {
      q: aQuestion({ number: 3 }),
    },
    callsForHelp: {
      open: aCall({ note: 'The console is locked' }),
      over: aCall({ note: 'The console was locked', clearedBy: BOB, clearedAt: 2 }),
    },
    timeline: [
      {
        id: 'e1',
        at: 1,
        recordedAt: 1,
        actor: ALICE,
        kind: 'note',
        text: 'Bank called back',
        subjectId: null,
      },
    ],
  }),
  hypotheses: [aHypothesis({ id: 'h', number: 3, statement: 'Bad deploy' })],
  actions: [
    anAction({ id: 'a', number: 7, title: 'Drain eu-2' }),
    anAction({ id: 'b', number: 6, title: 'Roll back checkout', owner: null }),
    anAction({ id: 'c', number: 8, title: 'Roll back search', owner: null }),
  ],
  me: ALICE,
  people: [
    { personId: BOB, name: 'Bob Berg' },
    { personId: ALICE, name: 'Alice Ames' },
  ],
  nameOf: (id) => (id === BOB ? 'Bob Berg' : 'Alice Ames'),
  noEditing: null,
  noAsking: () => null,
  ...over,
})

const state = (over: Partial<RoomNow> | null = {}): PaletteState => ({
  screens: [{ label: 'All incidents', path: '/' }],
  incidents: [],
  noDeclaring: null,
  zone: 'UTC',
  room: over && room(over),
})

const all = (text: string, of = state()): readonly Candidate[] =>
  paletteCandidates(text, of).flatMap(({ candidates }) => candidates)
const first = (text: string, of = state()) => all(text, of)[0]

test.each([
  ['sev 2', 'Change severity from SEV-1 to SEV-2'],
  ['sev2', 'Change severity from SEV-1 to SEV-2'],
  ['done 7', 'Mark action 7 “Drain eu-2” done'],
  ['done #7', 'Mark action 7 “Drain eu-2” done'],
  ['assign 6 bo', 'Give action 6 “Roll back checkout” to Bob Berg'],
  ['give roll back check to bob', 'Give action 6 “Roll back checkout” to Bob Berg'],
  ['assign 6 me', 'Take action 6 “Roll back checkout”'],
  ['take 6', 'Take action 6 “Roll back checkout”'],
  ['take scribe', 'Take the duty: Scribe'],
  ['rule out h3 because the graph is flat', 'Rule out H3 “Bad deploy”'],
  ['testing H3', 'Test H3 “Bad deploy”'],
  ['clear b1', 'Clear B1 “Read access to the orders replica”'],
  ['note the bank called', 'Note to the timeline: “the bank called”'],
  ['need help with DNS', 'Raise a roadblock: “with DNS”'],
  ['monitoring', 'Move to Monitoring'],
  ['declare cards fail', 'Declare “cards fail”'],
  ['dark', 'Make this screen dark'],
  ['utc', 'Show times in UTC'],
  ['my time', 'Show times in your own zone'],
  ['local', 'Show times in your own zone'],
  ['copy summary', 'Copy a summary for the chat'],
  ['copy 7', 'Copy action 7 “Drain eu-2” with its link'],
  ['update', 'Write the stakeholder update'],
])('[PAL3] “%s” offers: %s', (text, label) => {
  expect(first(text)).toMatchObject({ label, offBecause: null })
})

test('[PAL3] the reason of “because” is kept for the evidence', () => {
  expect(first('rule out h3 because the graph is flat')?.act).toMatchObject({
    do: 'hypothesis',
    status: 'ruledOut',
    because: 'the graph is flat',
  })
})

test('[PAL4] words that fit several cards offer each of them', () => {
  const labels = all('done roll back').map(({ label }) => label)
  expect(labels).toContain('Mark action 6 “Roll back checkout” done')
  expect(labels).toContain('Mark action 8 “Roll back search” done')
})

test('[PAL5] what cannot be done now is listed after what can, with the reason in words', () => {
  const offline = state({ noAsking: () => 'Needs connection' })
  expect(first('sev 2', offline)?.offBecause).toBe('Needs connection')
  expect(first('done 7', offline)?.offBecause).toBeNull()
  expect(first('done 7', state({ noEditing: 'Observers read along' }))?.offBecause).toBe(
    'Observers read along',
  )
  expect(first('closed')?.offBecause).toMatch(/^From Identified one goes to: Investigating/)
  expect(first('sev 1')?.offBecause).toBe('It is SEV-1 already')
  const finished = [
    anAction({ id: 'a', title: 'Check A', state: 'done' }),
    anAction({ id: 'b', title: 'Check B' }),
  ]
  expect(
    all('done check', state({ actions: finished }))
      .map(({ offBecause }) => offBecause)
      .slice(0, 2),
  ).toEqual([null, 'It is done already'])
})

test('[PAL5] reopening asks for its reason first', () => {
  const record = aRecord({ incident: someFacts({ status: 'resolved' }) })
  expect(first('monitoring', state({ record }))?.offBecause).toMatch(/^Say why/)
  expect(first('monitoring because errors are back', state({ record }))?.offBecause).toBeNull()
})

test.each([
  ['7', 'act-7'],
  ['action 7', 'act-7'],
  ['h3', 'hyp-3'],
  ['B1', 'roadblock-block'],
  ['d2', 'decision-go'],
  ['dublin', 'decision-go'],
  ['q3', 'question-q'],
  ['what do you need', 'question-q'],
  ['console', 'call-open'],
  ['drain', 'act-7'],
  ['deploy', 'hyp-3'],
  ['Bank', 'timeline-e1'],
  ['alice', 'role-commander'],
  ['bob', 'roles-head'],
  ['timeline', 'timeline-head'],
])('[PAL2] “%s” leads to #%s', (text, anchor) => {
  expect(first(text)?.act).toEqual({ do: 'jump', anchor })
})

test('[PAL2] outside a room only incidents and screens are found', () => {
  expect(all('done 7', state(null))).toEqual([])
  expect(first('incidents', state(null))?.act).toEqual({ do: 'open', path: '/' })
})

const sentence = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc
    .array(
      fc.constantFrom(
        'done',
        'sev',
        '7',
        'h3',
        'B1',
        'assign',
        'to',
        'because',
        'bob',
        'rule out',
        'copy',
        'note',
        ':',
        '\u{1F525}',
        '(',
        '\\',
      ),
      { maxLength: 8 },
    )
    .map((words) => words.join(' ')),
)

test('[PAL6] any text is read without a fault, no line is there twice, and each says what it does', () => {
  fc.assert(
    fc.property(sentence, fc.boolean(), (text, inRoom) => {
      const lines = all(text, state(inRoom ? {} : null))
      expect(new Set(lines.map(({ id }) => id)).size).toBe(lines.length)
      for (const { label, offBecause } of lines) {
        expect(label.trim()).not.toBe('')
        expect(offBecause).not.toBe('')
      }
    }),
  )
})

test('[PAL6] every action is done by its number, whatever it is called', () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(fc.record({ number: fc.integer({ min: 1, max: 99_999 }), title: fc.string() }), {
        minLength: 1,
        maxLength: 20,
        selector: ({ number }) => number,
      }),
      (cards) => {
        const actions = cards.map((card) => anAction({ ...card, id: `id ${card.number}` }))
        for (const { id, number } of actions) {
          expect(first(`done ${number}`, state({ actions }))?.act).toEqual({ do: 'action', id, how: 'done' })
        }
      },
    ),
  )
})
