import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { TestServer } from '../../server/src/testing/test-server.ts'
import { Screen, type ScreenOptions } from './screen.ts'

let server: TestServer
let incidentId: string
let screens: Screen[]
let alice: { readonly id: string; readonly token: string }
let bob: { readonly id: string; readonly token: string }

beforeEach(async () => {
  server = await new TestServer().start()
  screens = []
  alice = await server.person('Alice', 'responder')
  bob = await server.person('Bob', 'responder')
  incidentId = (await server.declare()).id
})

afterEach(async () => {
  for (const screen of screens) screen.close()
  await server.stop()
})

function open(options: Partial<ScreenOptions> & Pick<ScreenOptions, 'person' | 'name'>): Screen {
  const screen = new Screen({ origin: server.url, incidentId, ...options })
  screens.push(screen)
  return screen
}

const eventually = (check: () => void): Promise<void> => vi.waitFor(check, { timeout: 10_000, interval: 20 })
const live = (screen: Screen): Promise<void> =>
  eventually(() => expect(screen.connection.status).toBe('live'))

test('[ROOM1] two screens show the same board and record, and say that all is saved', async () => {
  const [a, b] = [open({ person: alice, name: 'Alice' }), open({ person: bob, name: 'Bob' })]
  await Promise.all([live(a), live(b)])
  expect(a.room.record.get()?.incident.title).toBe('Checkout errors in EU')
  const id = a.room.edits.proposeHypothesis('Bad deploy')
  a.room.board.text('whatHappened').insert(0, 'Carts are empty 🛒')
  await eventually(() => {
    expect(b.room.board.hypotheses.list.get().map((h) => h.statement)).toEqual(['Bad deploy'])
    expect(b.room.board.text('whatHappened').toString()).toBe('Carts are empty 🛒')
    expect(a.connection.unsavedEdits).toBe(0)
  })
  await eventually(() => expect(a.room.board.hypotheses.one.get(id ?? '')?.number).toBe(1))
})

test('[ROOM2] people are shown at once where they are, and are gone at once when they leave', async () => {
  const [a, b] = [open({ person: alice, name: 'Alice' }), open({ person: bob, name: 'Bob' })]
  await eventually(() =>
    expect(
      b.room.presence.people
        .get()
        .map((p) => p.name)
        .sort(),
    ).toEqual(['Alice', 'Bob']),
  )
  a.room.presence.focusOn({ kind: 'action', id: 'x' })
  await eventually(() =>
    expect(b.room.presence.peopleAt.get('action:x').map((p) => p.name)).toEqual(['Alice']),
  )
  expect(a.room.presence.peopleAt.get('action:x')).toEqual([])
  a.close()
  await eventually(() => expect(b.room.presence.people.get().map((p) => p.name)).toEqual(['Bob']))
})

test('[ROOM3] of two who claim a role at once one is told who got it', async () => {
  const [a, b] = [open({ person: alice, name: 'Alice' }), open({ person: bob, name: 'Bob' })]
  await eventually(() => expect([a, b].every((s) => s.room.connection.online.get())).toBe(true))
  const claim = { type: 'assumeRole', role: 'commander', expectedHolder: null } as const
  const results = await Promise.all([a.room.commands.send(claim), b.room.commands.send(claim)])
  expect(results.filter((r) => r.ok)).toHaveLength(1)
  const lost = results.find((r) => !r.ok)
  expect(lost).toMatchObject({ refusal: { code: 'roleTaken', holderName: results[0].ok ? 'Alice' : 'Bob' } })
  await live(a)
  await eventually(() =>
    expect(a.room.record.get()?.roles.commander?.holder).toBe(results[0].ok ? alice.id : bob.id),
  )
})

test('[ROOM4] an observer reads along and is told why not more', async () => {
  const carol = await server.person('Carol', 'observer')
  const c = open({ person: carol, name: 'Carol', accountRole: 'observer' })
  await live(c)
  expect(c.room.edits.canEdit).toBe(false)
  expect(c.room.edits.whyNot).toContain('Observers')
  expect(c.room.edits.proposeHypothesis('Mine')).toBeNull()
  expect(c.connection.unsavedEdits).toBe(0)
})

test('[ROOM5] an incident that does not exist is refused and not asked for again', async () => {
  const a = open({ person: alice, name: 'Alice', incidentId: 'nothing-here' })
  await eventually(() =>
    expect(a.connection).toMatchObject({ status: 'refused', refusedBecause: 'unknownIncident' }),
  )
})

test('[OFF1] what was edited without a server survives closing the tab and is merged on return, and counted until saved', async () => {
  const first = open({ person: alice, name: 'Alice' })
  await live(first)
  const { copies } = first
  first.close()
  const offline = open({ person: alice, name: 'Alice', copies, origin: 'http://127.0.0.1:9' })
  await eventually(() => expect(offline.connection.status).toBe('offline'))
  expect(offline.room.record.get()?.incident.title).toBe('Checkout errors in EU')
  offline.room.edits.addAction({ title: 'Freeze deploys' })
  offline.room.board.text('notes').insert(0, 'From the train')
  expect(offline.connection.unsavedEdits).toBe(2)
  offline.close()

  const b = open({ person: bob, name: 'Bob' })
  await live(b)
  b.room.edits.proposeHypothesis('DNS')
  await eventually(() => expect(b.room.record.get()?.timeline.at(-1)?.text).toContain('DNS'))

  const again = open({ person: alice, name: 'Alice', copies, origin: 'http://127.0.0.1:9' })
  await eventually(() => expect(again.connection.unsavedEdits).toBe(2))
  again.close()

  const back = open({ person: alice, name: 'Alice', copies })
  await live(back)
  await eventually(() => {
    expect(back.connection.unsavedEdits).toBe(0)
    expect(b.room.board.actions.list.get().map((a) => a.title)).toEqual(['Freeze deploys'])
    expect(b.room.board.text('notes').toString()).toBe('From the train')
  })
  expect(back.connection.mergedWhileAway).toMatchObject({ count: 1, ownEdits: 2 })
  expect(back.connection.mergedWhileAway?.entries[0]?.text).toContain('Bob proposed “DNS”')
  back.room.connection.dismissMerged()
  expect(back.connection.mergedWhileAway).toBeNull()
})

test('[OFF2] of one short field changed by two, the loser is offered their own value, also after an offline merge', async () => {
  const [a, b] = [open({ person: alice, name: 'Alice' }), open({ person: bob, name: 'Bob' })]
  await Promise.all([live(a), live(b)])
  const id = a.room.edits.proposeHypothesis('Something') ?? ''
  await eventually(() => expect(b.room.board.hypotheses.one.get(id)).not.toBeNull())
  for (const [screen, statement] of [
    [a, 'Cache stampede'],
    [b, 'DB failover'],
  ] as const) {
    screen.room.stop()
    screen.room.edits.setHypothesis(id, { statement }, `You made it ${statement}`)
  }
  for (const screen of [a, b]) screen.room.start()
  await Promise.all([live(a), live(b)])
  const statementOn = (screen: Screen) => screen.room.board.hypotheses.one.get(id)?.statement
  const offerOn = (screen: Screen) => screen.room.overwritten.offers.get(`hypotheses:${id}:statement`)
  await eventually(() => {
    expect(statementOn(a)).toBe(statementOn(b))
    expect([offerOn(a), offerOn(b)].filter(Boolean)).toHaveLength(1)
  })
  const [loser, winner] = offerOn(a) ? [a, b] : [b, a]
  expect(offerOn(loser)).toMatchObject({
    mine: loser === a ? 'Cache stampede' : 'DB failover',
    theirs: statementOn(winner),
    by: loser === a ? 'Bob' : 'Alice',
  })
  loser.room.overwritten.restoreMine('hypotheses', id, 'statement')
  await eventually(() => expect(statementOn(winner)).toBe(loser === a ? 'Cache stampede' : 'DB failover'))
  expect(offerOn(loser)).toBeNull()
})

test('[SAVE1] while the server is away edits are counted as unsaved; after it came back they are saved', async () => {
  const a = open({ person: alice, name: 'Alice' })
  await live(a)
  const port = Number(new URL(server.url).port)
  await server.stop()
  await eventually(() => expect(a.connection.status).toBe('offline'))
  a.room.board.text('notes').insert(0, 'Still writing')
  a.room.board.text('notes').delete(0, 6)
  expect(a.connection).toMatchObject({ unsavedEdits: 1, syncCondition: { unsavedEdits: 1 } })
  expect(a.connection.unsentSince).not.toBeNull()
  const command = await a.room.commands.send({ type: 'noteTimeline', text: 'Nobody hears this' })
  expect(command).toMatchObject({ ok: false, refusal: { code: 'unavailable' } })
  await server.start({ port })
  await live(a)
  await eventually(() => expect(a.connection.unsavedEdits).toBe(0))
  expect(a.room.record.get()?.timeline.some((entry) => entry.text.includes('Nobody hears'))).toBe(false)
})

test('[SAVE2] when the server refuses the document its words are kept as drafts and a new one is begun', async () => {
  const a = open({ person: alice, name: 'Alice' })
  await live(a)
  const { copies } = a
  a.room.stop()
  const { board } = a.room
  board.text('notes').insert(0, 'Worth keeping')
  // Somebody else's writer: no server takes that from Alice.
  board.document.doc.clientID = 1
  board.text('notes').insert(0, 'Forged ')
  a.room.start()
  await eventually(() => expect(a.beganAfresh).toBe(1))
  expect(a.connection.refusedBecause).toBe('badMessage')
  a.close()
  const next = open({ person: alice, name: 'Alice', copies })
  await live(next)
  expect(next.room.board.text('notes').toString()).toBe('')
  await eventually(() =>
    expect(next.connection.keptDrafts.map((d) => d.text)).toEqual(['Forged Worth keeping']),
  )
  next.room.connection.dismissDraft('notes')
  expect(next.connection.keptDrafts).toEqual([])
})

test('[ROOM6] others see where somebody writes, under the name the server knows', async () => {
  const [a, b] = [open({ person: alice, name: 'Not Alice' }), open({ person: bob, name: 'Bob' })]
  await Promise.all([live(a), live(b)])
  a.room.board.text('notes').insert(0, 'Hello world')
  await eventually(() => expect(b.room.board.text('notes').toString()).toBe('Hello world'))
  a.room.cursors.place({ kind: 'text', id: 'notes' }, a.room.board.text('notes'), { anchor: 5, head: 5 })
  const seen = () => b.room.cursors.caretsIn(b.room.board.text('notes'))
  await eventually(() => expect(seen()).toMatchObject([{ name: 'Alice', anchor: 5, head: 5 }]))
  b.room.board.text('notes').insert(0, '> ')
  expect(seen()).toMatchObject([{ anchor: 7, head: 7 }])
  a.close()
  await eventually(() => expect(seen()).toEqual([]))
})
