import fc from 'fast-check'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { bindText, storedIndex } from './bind-text.ts'
import { FakeTextarea } from './testing/fake-textarea.ts'
import { TwoDocuments } from './testing/two-documents.ts'

function twoWriters() {
  const documents = new TwoDocuments()
  const [aliceText, bobText] = [documents.alice.getText('notes'), documents.bob.getText('notes')]
  const [alice, bob] = [new FakeTextarea(), new FakeTextarea()]
  bindText(alice, aliceText)
  bindText(bob, bobText)
  return { documents, alice, bob, aliceText, bobText }
}

test('[TEXT3] two who type in one text keep both, and the caret stays with its word', () => {
  const { documents, alice, bob, aliceText } = twoWriters()
  alice.type('errors in checkout')
  documents.exchange()
  alice.setSelectionRange(6, 6, 'forward')
  alice.scrollTop = 40
  bob.type('500 ', 0, 0)
  alice.type(' rise')
  documents.exchange()
  expect(aliceText.toString()).toBe('500 errors rise in checkout')
  expect(alice.value).toBe(bob.value)
  expect(alice.selectionStart).toBe('500 errors rise'.length)
  expect(alice.scrollTop).toBe(40)
})

test('[TEXT3] whatever two people type, emoji and halves of them too, both see the same whole characters', () => {
  const typed = fc.record({
    who: fc.constantFrom('alice', 'bob'),
    text: fc.constantFrom('a', '😀', '😁', '👩‍💻', '\n', '\ud83d', ''),
    from: fc.nat(20),
    length: fc.nat(3),
    exchange: fc.boolean(),
  })
  fc.assert(
    fc.property(fc.array(typed, { maxLength: 30 }), (steps) => {
      const { documents, aliceText, bobText, ...elements } = twoWriters()
      for (const { who, text, from, length, exchange } of steps) {
        const element = elements[who as 'alice' | 'bob']
        // A caret never stands inside a character.
        const units = [...element.value]
        const start = units.slice(0, from).join('').length
        const end = units.slice(0, from + length).join('').length
        element.type(text, start, end)
        if (exchange) documents.exchange()
      }
      documents.exchange()
      expect(elements.alice.value).toBe(elements.bob.value)
      expect(elements.alice.value).toBe(aliceText.toString())
      expect(aliceText.toString()).toBe(bobText.toString())
      expect(aliceText.toString().isWellFormed()).toBe(true)
    }),
    { numRuns: 500 },
  )
})

test('[TEXT4] composing with an input method survives what others write meanwhile, before and behind it', () => {
  const { documents, alice, bob, aliceText } = twoWriters()
  alice.type('東京 down')
  documents.exchange()
  alice.setSelectionRange(2, 2)
  alice.compose(['ｔ', 'て', '停電'], () => {
    bob.type('14:02 ', 0, 0)
    bob.type('!', bob.value.length, bob.value.length)
    documents.exchange()
    expect(alice.value).toBe('東京停電 down')
  })
  documents.exchange()
  expect(aliceText.toString()).toBe('14:02 東京停電 down!')
  expect(alice.value).toBe(bob.value)
  expect(alice.selectionStart).toBe('14:02 東京停電'.length)
})

test('[TEXT5] undo in a field takes back own typing only, and redo brings it again', () => {
  const { documents, alice, bob } = twoWriters()
  alice.type('mine')
  documents.exchange()
  bob.type('theirs ', 0, 0)
  documents.exchange()
  expect(alice.press('z', { ctrlKey: true }).defaultPrevented).toBe(true)
  expect(alice.value).toBe('theirs ')
  alice.press('Z', { ctrlKey: true, shiftKey: true })
  documents.exchange()
  expect(bob.value).toBe('theirs mine')
  expect(alice.press('z').defaultPrevented).toBe(false)
})

test('[TEXT6] line breaks of other systems are shown as one and survive typing beside them', () => {
  const doc = new Y.Doc()
  const text = doc.getText('notes')
  text.insert(0, 'one\r\ntwo\r\nthree')
  const element = new FakeTextarea()
  bindText(element, text)
  expect(element.value).toBe('one\ntwo\nthree')
  element.type('!', 7, 7)
  expect(text.toString()).toBe('one\r\ntwo!\r\nthree')
  element.type('', 8, 9)
  expect(text.toString()).toBe('one\r\ntwo!three')
  expect(storedIndex('a\r\nb', 2)).toBe(3)
})

test('[TEXT3] two fields on one text on the same screen show the same, and a field let go hears nothing', () => {
  const doc = new Y.Doc()
  const text = doc.getText('notes')
  const [first, second] = [new FakeTextarea(), new FakeTextarea()]
  bindText(first, text)
  const unbind = bindText(second, text)
  first.type('seen')
  expect(second.value).toBe('seen')
  unbind()
  first.type(' no more')
  expect(second.value).toBe('seen')
  second.type('lost')
  expect(text.toString()).toBe('seen no more')
})
