import { openBoard } from '@warroom/shared/document/board-document.ts'
import { addAction, proposeHypothesis } from '@warroom/shared/document/board-edits.ts'
import { readBoard } from '@warroom/shared/document/read-board.ts'
import { asPersonId } from '@warroom/shared/domain/ids.ts'
import type { IncidentRecord } from '@warroom/shared/domain/incident-record.ts'
import { FakeClock } from '@warroom/shared/testing/fake-clock.ts'
import { Rng } from '@warroom/shared/testing/rng.ts'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { ConnectionMonitor, statusOf } from './connection-monitor.ts'
import type { LinkPhase, LinkState } from './document-link.ts'
import { lostText } from './lost-text.ts'
import { mergedSince, seenTimeline } from './merged-while-away.ts'
import { ReconnectDelay } from './reconnect-delay.ts'
import { ServerClock } from './server-clock.ts'

const alice = asPersonId('alice')
const links = (...phases: LinkPhase[]): LinkState[] => phases.map((phase) => ({ phase, reason: null }))

test('[SAVE6] the worse of two lines is what is shown', () => {
  expect(statusOf(links('connecting', 'connecting'), false)).toBe('loading')
  expect(statusOf(links('connecting', 'synced'), true)).toBe('syncing')
  expect(statusOf(links('synced', 'synced'), true)).toBe('live')
  expect(statusOf(links('synced', 'lost'), true)).toBe('offline')
  expect(statusOf(links('lost', 'refused'), true)).toBe('refused')
})

test('[SAVE6] offline lasts from the loss until everything is here again, not until the line opens', () => {
  const clock = new FakeClock()
  const monitor = new ConnectionMonitor(
    () => clock.now(),
    (instant) => instant + 1_000,
  )
  const observe = (...phases: LinkPhase[]) =>
    monitor.observe({
      links: links(...phases),
      painted: true,
      unsaved: { count: 1, since: 5 },
      lastContactAt: 7,
    })
  const lostAt = clock.now()
  observe('lost', 'lost')
  clock.advance(4_000)
  observe('open', 'lost')
  observe('open', 'synced')
  expect(monitor.state.get()).toMatchObject({
    status: 'syncing',
    offlineSince: lostAt + 1_000,
    unsentSince: 1_005,
    lastContactAt: 1_007,
    syncCondition: { offlineSince: lostAt + 1_000, unsavedEdits: 1 },
  })
  observe('synced', 'synced')
  expect(monitor.state.get()).toMatchObject({ status: 'live', offlineSince: null })
  const state = monitor.state.get()
  observe('synced', 'synced')
  expect(monitor.state.get()).toBe(state)
})

test('[OFF3] what others did while one was away is told in words, without what one did oneself', () => {
  const entry = (id: string, actor: string, text: string) => ({ id, actor: asPersonId(actor), text })
  const before = [entry('1', 'bob', 'Bob took command')]
  const after = [
    ...before,
    entry('2', 'alice', 'Alice added action'),
    entry('3', 'bob', 'Bob ruled out “DNS”'),
  ]
  const record = (timeline: typeof before) => ({ timeline }) as unknown as IncidentRecord
  const seen = seenTimeline(record(before))
  expect(mergedSince(seen, record(after), alice, 2)).toEqual({
    count: 1,
    entries: [{ text: 'Bob ruled out “DNS”' }],
    ownEdits: 2,
  })
  expect(mergedSince(seen, record(before), alice, 2)).toBeNull()
  const many = Array.from({ length: 80 }, (_, i) => entry(`n${i}`, 'bob', `Note ${i}`))
  const merged = mergedSince(seen, record(many), alice, 0)
  expect(merged?.count).toBe(80)
  expect(merged?.entries.map((e) => e.text).at(0)).toBe('Note 30')
})

test('[OFF4] words of a refused document that the room does not hold are kept, those it holds are not', () => {
  const mine = openBoard(new Y.Doc())
  mine.notes.insert(0, 'Vendor says 20 minutes')
  proposeHypothesis(mine, { id: 'h1', by: alice, at: 1 }, { statement: 'DNS', order: 'a0' })
  const shared = Y.encodeStateAsUpdate(mine.doc)
  addAction(mine, { id: 'a1', by: alice, at: 2 }, { title: 'Fail over', order: 'a0' })
  mine.notes.insert(0, 'Called. ')
  const theirs = openBoard(new Y.Doc())
  Y.applyUpdate(theirs.doc, shared)
  expect(lostText(readBoard(mine), readBoard(theirs)).map(({ where, text }) => [where, text])).toEqual([
    ['Notes', 'Called. Vendor says 20 minutes'],
    ['Action', 'Fail over'],
  ])
})

test('[OFF5] attempts to come back are spread over a window that doubles, rests at two seconds, and goes on to fifteen', () => {
  const windows: number[] = []
  const delay = new ReconnectDelay((below) => {
    windows.push(below)
    return below - 1
  })
  for (let i = 0; i < 14; i++) delay.next()
  const restart = [250, 500, 1_000, 2_000, 2_000, 2_000, 2_000, 2_000, 2_000, 2_000]
  expect(windows).toEqual([...restart, 4_000, 8_000, 15_000, 15_000])
  delay.reset()
  expect(delay.next()).toBe(249)
  const rng = new Rng(7)
  const jittered = new ReconnectDelay((below) => rng.int(below))
  expect(new Set(Array.from({ length: 8 }, () => jittered.next())).size).toBeGreaterThan(4)
})

test('[ROOM15] clocks on screen go by the server: the quickest round trip tells how far this device is off', () => {
  const device = new FakeClock()
  const time = new ServerClock(device)
  const serverIsAheadBy = 90_000
  const ask = (thereMs: number, backMs: number) => {
    const askedAt = device.now()
    device.advance(thereMs)
    const serverNow = device.now() + serverIsAheadBy
    device.advance(backMs)
    time.measured(askedAt, device.now(), serverNow)
  }
  ask(900, 100)
  ask(10, 10)
  ask(400, 2_000)
  expect(time.now() - device.now()).toBe(serverIsAheadBy)
})

test('[ROOM15] one ticker serves all clocks, and a slow one changes only in its own rhythm', () => {
  const device = new FakeClock()
  const time = new ServerClock(device)
  time.start()
  const start = time.tick(60_000)
  let told = 0
  time.subscribe(() => {
    told += 1
  })
  device.advance(59_000)
  expect(told).toBe(59)
  expect(time.tick(60_000)).toBe(start)
  expect(time.tick(1_000)).toBe(start + 59_000)
  device.advance(1_000)
  expect(time.tick(60_000)).toBe(start + 60_000)
  time.stop()
  device.advance(10_000)
  expect(told).toBe(60)
})
