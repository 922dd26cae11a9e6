import { openBoard } from '@warroom/shared/document/board-document.ts'
import { addAction, setFields } from '@warroom/shared/document/board-edits.ts'
import type { IncidentRecord } from '@warroom/shared/domain/incident-record.ts'
import type { PresentPerson } from '@warroom/shared/domain/presence.ts'
import { FakeClock } from '@warroom/shared/testing/fake-clock.ts'
import {
  ALICE,
  aRecord,
  BOB,
  DECLARED_AT,
  present,
  someFacts,
} from '@warroom/shared/testing/incident-builders.ts'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { BoardStore } from './board-store.ts'
import { LastSeen } from './last-seen.ts'
import { Observable } from './observable.ts'

const MINUTE = 60_000

/** A screen of Alice's; Bob's edits come in with another origin. */
function screen(clock = new FakeClock(DECLARED_AT + 60 * MINUTE), device: unknown = null, me = ALICE) {
  const page = { hidden: false, live: true }
  const kept: unknown[] = []
  const record = new Observable<IncidentRecord | null>(aRecord())
  const board = new BoardStore(openBoard(new Y.Doc()))
  const lastSeen = new LastSeen({
    me,
    clock,
    serverNow: () => clock.now(),
    isHidden: () => page.hidden,
    isLive: () => page.live,
    record,
    board,
    people: new Observable<readonly PresentPerson[]>([present({ personId: me })]),
    read: async () => device,
    write: (value) => kept.push(value),
  })
  const add = (id: string) =>
    addAction(board.document, { id, by: BOB, at: clock.now() }, { title: id, order: id })
  const bobAdds = (id: string) => {
    const theirs = new Y.Doc()
    Y.applyUpdate(theirs, Y.encodeStateAsUpdate(board.document.doc))
    addAction(openBoard(theirs), { id, by: BOB, at: clock.now() }, { title: id, order: id })
    Y.applyUpdate(board.document.doc, Y.encodeStateAsUpdate(theirs), 'remote')
  }
  const hide = (hidden: boolean) => {
    page.hidden = hidden
    lastSeen.visibilityChanged()
  }
  const line = (live: boolean) => {
    page.live = live
    lastSeen.lineChanged()
  }
  const seenActions = () => {
    const need = lastSeen.need.get()
    return need?.kind === 'back' ? Object.keys(need.seen.actions) : null
  }
  return { clock, record, board, lastSeen, kept, add, bobAdds, hide, line, seenActions }
}

async function opened(...given: Parameters<typeof screen>) {
  const one = screen(...given)
  one.lastSeen.start()
  one.line(true)
  await Promise.resolve()
  await Promise.resolve()
  return one
}

test('[CATCH1] what is looked at is kept, at most every few seconds, and without a change every half minute', async () => {
  const { clock, kept, bobAdds } = await opened()
  expect(kept).toHaveLength(1)
  for (let i = 0; i < 40; i++) {
    bobAdds(`a${i}`)
    clock.advance(250)
  }
  expect(kept).toHaveLength(3)
  clock.advance(MINUTE)
  expect(kept).toHaveLength(5)
})

test('[CATCH2] who was hidden for three minutes is told what they had seen, until they have read it', async () => {
  const { clock, hide, bobAdds, add, lastSeen, seenActions, kept } = await opened()
  add('seen')
  hide(true)
  bobAdds('missed')
  for (let i = 0; i < 4; i++) clock.advance(MINUTE)
  const written = kept.length
  hide(false)
  expect(seenActions()).toEqual(['seen'])
  clock.advance(MINUTE)
  expect(seenActions()).toEqual(['seen'])
  expect(kept).toHaveLength(written)
  lastSeen.dismiss()
  expect(lastSeen.need.get()).toBeNull()
  expect(JSON.stringify(kept.at(-1))).toContain('missed')
})

test('[CATCH2] a shorter absence is not told', async () => {
  const { clock, hide, bobAdds, lastSeen } = await opened()
  hide(true)
  bobAdds('missed')
  clock.advance(2 * MINUTE)
  hide(false)
  clock.advance(5_000)
  expect(lastSeen.need.get()).toBeNull()
})

test('[CATCH2] who comes back to a closed page is told from what the device kept', async () => {
  const first = await opened()
  first.add('seen')
  first.lastSeen.stop()
  const again = screen(first.clock, first.kept.at(-1))
  again.bobAdds('missed')
  first.clock.advance(3 * MINUTE)
  again.lastSeen.start()
  again.line(true)
  await Promise.resolve()
  await Promise.resolve()
  expect(again.seenActions()).toEqual(['seen'])
})

test('[CATCH2] a late joiner has seen nothing, and is told so until they have read it', async () => {
  const { clock, lastSeen, record, kept } = await opened(new FakeClock(DECLARED_AT + 60 * MINUTE), null, BOB)
  expect(lastSeen.need.get()).toEqual({ kind: 'new' })
  record.set(aRecord({ incident: someFacts({ severity: 'sev2' }) }))
  clock.advance(MINUTE)
  expect(kept).toEqual([])
  lastSeen.dismiss()
  expect(lastSeen.need.get()).toBeNull()
  expect(kept).toHaveLength(1)
})

test('[CATCH3] what I do without a line is nothing I missed, what others did is', async () => {
  const { clock, line, add, board, bobAdds, seenActions } = await opened()
  line(false)
  add('mine')
  setFields(board.document, 'actions', 'mine', { state: 'done' })
  for (let i = 0; i < 4; i++) clock.advance(MINUTE)
  bobAdds('theirs')
  line(true)
  clock.advance(5_000)
  expect(seenActions()).toEqual(['mine'])
})

test('[CATCH2] after a sleep the line is given time to be found dead before anything is told', async () => {
  const { clock, line, bobAdds, lastSeen, seenActions } = await opened()
  const asleep = clock.now()
  Object.assign(clock, { time: asleep + 10 * MINUTE })
  clock.advance(5_000)
  expect(lastSeen.need.get()).toBeNull()
  line(false)
  bobAdds('missed')
  line(true)
  expect(seenActions()).toEqual([])
})
