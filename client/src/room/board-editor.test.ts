import { FakeClock } from '@warroom/shared/testing/fake-clock.ts'
import { expect, test } from 'vitest'
import { boardScreen } from './testing/board-screen.ts'
import { TwoDocuments } from './testing/two-documents.ts'

function aliceAndBob() {
  const documents = new TwoDocuments()
  const clock = new FakeClock()
  const names = new Map([
    [documents.alice.clientID, 'Alice'],
    [documents.bob.clientID, 'Bob'],
  ])
  const alice = boardScreen('Alice', documents.alice, clock, names)
  const bob = boardScreen('Bob', documents.bob, clock, names)
  return { documents, clock, alice, bob }
}

function withHypothesis() {
  const scene = aliceAndBob()
  const id = scene.alice.edits.proposeHypothesis('Something') ?? ''
  scene.documents.exchange()
  const statementOf = (screen: typeof scene.alice) => screen.board.hypotheses.one.get(id)?.statement
  const offerOf = (screen: typeof scene.alice) => screen.overwritten.offers.get(`hypotheses:${id}:statement`)
  const reword = (screen: typeof scene.alice, statement: string) =>
    screen.edits.setHypothesis(id, { statement }, `You made it ${statement}`)
  return { ...scene, id, statementOf, offerOf, reword }
}

test('[UNDO1] the last act is undone by name, forward, and can be done again', () => {
  const { alice, bob, documents, id } = withHypothesis()
  alice.edits.setHypothesis(
    id,
    { status: 'ruledOut', disproof: 'Old build fails too' },
    'You ruled out “Something”',
  )
  expect(alice.undo.state.get().list.at(-1)?.label).toBe('You ruled out “Something”')
  expect(alice.undo.undo()).toEqual({ ok: true })
  documents.exchange()
  expect(bob.board.hypotheses.one.get(id)).toMatchObject({ status: 'proposed', disproof: '' })
  expect(alice.undo.state.get().redoable?.label).toBe('You ruled out “Something”')
  expect(alice.undo.redo()).toEqual({ ok: true })
  expect(alice.board.hypotheses.one.get(id)?.status).toBe('ruledOut')
  expect(alice.undo.state.get().redoable).toBeNull()
})

test('[UNDO2] what somebody changed since is not undone unasked: it is said who, and mine can be put back anyway', () => {
  const { alice, bob, documents, id } = withHypothesis()
  alice.edits.setHypothesis(id, { status: 'testing' }, 'You test it')
  documents.exchange()
  bob.edits.setHypothesis(id, { status: 'confirmed' }, 'You confirmed it')
  documents.exchange()
  const result = alice.undo.undo()
  expect(result).toMatchObject({ ok: false, why: 'Bob changed it after you.' })
  expect(alice.board.hypotheses.one.get(id)?.status).toBe('confirmed')
  if (!result.ok) result.force()
  expect(alice.board.hypotheses.one.get(id)?.status).toBe('proposed')
})

test('[UNDO3] undoing an addition deletes nothing: the record is put away and can be fetched again', () => {
  const { alice } = aliceAndBob()
  const action = alice.edits.addAction({ title: 'Freeze deploys' }) ?? ''
  const hypothesis = alice.edits.proposeHypothesis('DNS') ?? ''
  const evidence =
    alice.edits.addEvidence({ hypothesisId: hypothesis, stance: 'for', text: 'SERVFAIL' }) ?? ''
  const criterion = alice.edits.addExitCriterion('Errors below 1 %') ?? ''
  for (let i = 0; i < 4; i++) expect(alice.undo.undo()).toEqual({ ok: true })
  expect(alice.board.actions.one.get(action)).toMatchObject({ state: 'dropped', title: 'Freeze deploys' })
  expect(alice.board.hypotheses.one.get(hypothesis)).toMatchObject({ status: 'parked', statement: 'DNS' })
  expect(alice.board.evidenceOf.get(hypothesis)).toEqual([])
  expect(alice.board.exitCriteria.list.get()).toEqual([])
  for (let i = 0; i < 4; i++) expect(alice.undo.redo()).toEqual({ ok: true })
  expect(alice.board.actions.one.get(action)?.state).toBe('open')
  expect(alice.board.evidenceOf.get(hypothesis).map((e) => e.id)).toEqual([evidence])
  expect(alice.board.exitCriteria.list.get().map((c) => c.id)).toEqual([criterion])
})

test('[UNDO4] typing in a short field is one act, ticking and unticking are two, and twenty acts are kept', () => {
  const { alice, clock, reword, statementOf, id } = withHypothesis()
  for (const statement of ['B', 'Ba', 'Bad deploy']) {
    clock.advance(400)
    reword(alice, statement)
  }
  expect(alice.undo.state.get().list.map((entry) => entry.label)).toEqual([
    'You proposed “Something”',
    'You made it Bad deploy',
  ])
  alice.undo.undo()
  expect(statementOf(alice)).toBe('Something')
  for (let i = 0; i < 30; i++) {
    alice.edits.setHypothesis(id, { status: i % 2 === 0 ? 'testing' : 'proposed' }, `Act ${i}`)
  }
  expect(alice.undo.state.get().list.map((entry) => entry.label)).toEqual(
    Array.from({ length: 20 }, (_, i) => `Act ${i + 10}`),
  )
})

test('[UNDO1] moving a row and stating confidence are undone like everything else', () => {
  const { alice } = aliceAndBob()
  const [first = '', second = '', third = ''] = ['One', 'Two', 'Three'].map(
    (title) => alice.edits.addAction({ title }) ?? '',
  )
  expect(alice.edits.moveAction(third, { before: first, after: second })).toBe(true)
  expect(alice.board.actions.ids.get()).toEqual([first, third, second])
  alice.undo.undo()
  expect(alice.board.actions.ids.get()).toEqual([first, second, third])
  alice.edits.stateConfidence('h', 'high')
  expect(alice.board.confidenceIn.get('h')).toEqual({ Alice: 'high' })
  alice.undo.undo()
  expect(alice.board.confidenceIn.get('h')).toEqual({})
})

test('[SAVE4] of two values set at once one stands everywhere, and only the loser is offered their own', () => {
  const { alice, bob, documents, reword, statementOf, offerOf } = withHypothesis()
  reword(alice, 'Cache stampede')
  reword(bob, 'DB failover')
  documents.exchange()
  expect(statementOf(alice)).toBe(statementOf(bob))
  const [loser, winner] = statementOf(alice) === 'DB failover' ? [alice, bob] : [bob, alice]
  expect(offerOf(winner)).toBeNull()
  expect(offerOf(loser)).toMatchObject({
    theirs: statementOf(winner),
    mine: loser === alice ? 'Cache stampede' : 'DB failover',
    by: loser === alice ? 'Bob' : 'Alice',
  })
})

test('[SAVE4] who replaces what stood for long has seen it; who replaces what has just come in has not', () => {
  const { alice, bob, documents, clock, reword, offerOf } = withHypothesis()
  reword(alice, 'Seen')
  documents.exchange()
  clock.advance(120_000)
  reword(bob, 'Better')
  documents.exchange()
  expect(offerOf(alice)).toBeNull()
  reword(alice, 'Just now')
  documents.exchange()
  clock.advance(2_000)
  reword(bob, 'Bob did not look')
  documents.exchange()
  expect(offerOf(alice)).toMatchObject({ mine: 'Just now', theirs: 'Bob did not look' })
})

test('[SAVE5] an offer lasts until it is answered or ten minutes, and over closing the tab', () => {
  const { alice, bob, documents, clock, reword, offerOf, id } = withHypothesis()
  reword(alice, 'Mine')
  documents.exchange()
  reword(bob, 'Theirs')
  documents.exchange()
  const kept = structuredClone(alice.kept())
  clock.advance(9 * 60_000)
  alice.overwritten.expire(true)
  expect(offerOf(alice)).toMatchObject({ mine: 'Mine' })
  clock.advance(2 * 60_000)
  alice.overwritten.expire(true)
  expect(offerOf(alice)).toBeNull()
  alice.overwritten.restore([...kept, null, { collection: 'nonsense' }])
  expect(offerOf(alice)).toMatchObject({ mine: 'Mine', theirs: 'Theirs', by: 'Bob' })
  expect(alice.overwritten.answer('hypotheses', id, 'statement')?.value).toBe('Mine')
  expect(offerOf(alice)).toBeNull()
})

test('[SAVE5] a value that has not reached the server is remembered however old it is', () => {
  const { alice, bob, documents, clock, reword, statementOf, offerOf } = withHypothesis()
  reword(alice, 'Written on the train')
  clock.advance(3 * 3_600_000)
  alice.overwritten.expire(false)
  reword(bob, 'Written in the office')
  documents.exchange()
  const loser = statementOf(alice) === 'Written in the office' ? alice : bob
  expect(offerOf(loser)).not.toBeNull()
})

test('[ROOM9] nothing is written, and nothing offered to undo, when a value is what it was', () => {
  const { alice, id } = withHypothesis()
  const before = alice.undo.state.get()
  expect(alice.edits.setHypothesis(id, { status: 'proposed' }, 'Nothing')).toBe(false)
  expect(alice.edits.setHypothesis('unknown', { status: 'testing' }, 'Nothing')).toBe(false)
  expect(alice.undo.state.get()).toBe(before)
})

test('[HYP9] sorting is one act: what stands between keeps its place, and one undo takes it back', () => {
  const { alice, bob, documents } = aliceAndBob()
  const [a, b, c, d] = ['A', 'B', 'C', 'D'].map((s) => alice.edits.proposeHypothesis(s) ?? '')
  documents.exchange()
  const statements = (screen: typeof alice) => screen.board.hypotheses.list.get().map((h) => h.statement)
  expect(alice.edits.orderHypotheses([d ?? '', c ?? '', a ?? ''], 'You sorted')).toBe(true)
  documents.exchange()
  expect(statements(bob)).toEqual(['D', 'B', 'C', 'A'])
  expect(alice.edits.orderHypotheses([d ?? '', b ?? '', c ?? ''], 'You sorted')).toBe(false)
  expect(alice.undo.state.get().list.at(-1)?.label).toBe('You sorted')
  alice.undo.undo()
  documents.exchange()
  expect(statements(bob)).toEqual(['A', 'B', 'C', 'D'])
})
