import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { editPlace } from './edit-place.ts'

function placesOf(edit: (doc: Y.Doc) => void, before: (doc: Y.Doc) => void = () => undefined): string[] {
  const doc = new Y.Doc()
  before(doc)
  const places: string[] = []
  doc.on('update', (_update, _origin, _doc, transaction) => places.push(editPlace(transaction)))
  edit(doc)
  return places
}

test('[SAVE7] every letter of one text is an edit of one place, deletions too', () => {
  const places = placesOf(
    (doc) => {
      const text = doc.getMap('texts').get('notes') as Y.Text
      text.insert(0, 'a')
      text.insert(1, 'b')
      text.delete(0, 1)
    },
    (doc) => void doc.getMap('texts').set('notes', new Y.Text('')),
  )
  expect(places).toEqual(['texts/notes', 'texts/notes', 'texts/notes'])
})

test('[SAVE7] a new record is one place, and so is each field of it later', () => {
  const places = placesOf((doc) => {
    const actions = doc.getMap('actions')
    doc.transact(() => {
      const action = new Y.Map()
      actions.set('one', action)
      action.set('title', 'Roll back')
      action.set('state', 'open')
    })
    const action = actions.get('one') as Y.Map<unknown>
    action.set('state', 'doing')
    doc.transact(() => {
      action.set('state', 'done')
      action.set('outcome', 'helped')
    })
  })
  expect(places).toEqual(['actions/one', 'actions/one/state', 'actions/one/outcome actions/one/state'])
})

test('[SAVE7] texts of the document itself are told apart by name', () => {
  const places = placesOf((doc) => {
    doc.getText('impact').insert(0, 'x')
    doc.getText('notes').insert(0, 'y')
  })
  expect(places).toEqual(['impact', 'notes'])
})
