import { expect, test } from 'vitest'
import { SavedCounter } from './saved-counter.ts'

const UPDATE_FRAME = Uint8Array.of(0, 2, 3, 1, 1, 1)
const HANDSHAKE = Uint8Array.of(0, 1, 3, 1, 1, 1)
const EMPTY_HANDSHAKE = Uint8Array.of(0, 1, 2, 0, 0)

test('[SAVE3] an edit is saved when the frame that carried it is durable, not before', () => {
  const counter = new SavedCounter(() => undefined)
  counter.opened()
  counter.edited(10, 1, 'b')
  counter.frameSent(UPDATE_FRAME)
  counter.edited(20, 2, 'a')
  counter.frameSent(UPDATE_FRAME)
  counter.saved(1, 2)
  expect(counter.unsaved).toEqual({ count: 1, since: 20 })
  counter.saved(2, 2)
  expect(counter.unsaved).toEqual({ count: 0, since: null })
})

test('[SAVE3] frames of the last connection say nothing about this one; the handshake carries what waits', () => {
  const counter = new SavedCounter(() => undefined)
  counter.opened()
  counter.edited(10, 1, 'b')
  counter.frameSent(UPDATE_FRAME)
  counter.opened()
  counter.edited(20, 2, 'a')
  // Greeted: nothing of this connection is durable yet.
  counter.saved(0, 0)
  expect(counter.unsaved.count).toBe(2)
  counter.frameSent(HANDSHAKE)
  expect(counter.unsaved.count).toBe(2)
  counter.saved(1, 2)
  expect(counter.unsaved.count).toBe(0)
})

test('[SAVE3] an empty handshake says that the server had everything; its clocks must agree', () => {
  const counter = new SavedCounter(() => undefined)
  counter.restore({ count: 3, since: 5 })
  counter.edited(10, 4, 'b')
  counter.opened()
  counter.frameSent(EMPTY_HANDSHAKE)
  expect(counter.unsaved).toEqual({ count: 1, since: 10 })
  counter.saved(0, 4)
  expect(counter.unsaved.count).toBe(0)
})

test('[SAVE3] presence and questions are no edits', () => {
  const counter = new SavedCounter(() => undefined)
  counter.opened()
  counter.edited(10, 1, 'a')
  counter.frameSent(Uint8Array.of(1, 1, 0))
  counter.frameSent(Uint8Array.of(0, 0, 1, 0))
  counter.saved(0, 1)
  expect(counter.unsaved.count).toBe(1)
})

test('[SAVE7] what is told is places, not keystrokes: a text typed while away is one change until all of it is saved', () => {
  const counter = new SavedCounter(() => undefined)
  counter.opened()
  for (const clock of [1, 2, 3]) counter.edited(10 * clock, clock, 'notes')
  counter.edited(40, 4, 'actions/one/state')
  expect(counter.unsaved).toEqual({ count: 2, since: 10 })
  counter.frameSent(HANDSHAKE)
  counter.edited(50, 5, 'notes')
  counter.frameSent(UPDATE_FRAME)
  counter.saved(1, 5)
  expect(counter.unsaved).toEqual({ count: 1, since: 50 })
})
