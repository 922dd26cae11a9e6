import { expect, test } from 'vitest'
import { type KnownPlaces, whereIs } from './where-is.ts'

const places: KnownPlaces = {
  actions: [
    { id: 'a', number: 7, title: 'Drain eu-2' },
    { id: 'b', number: null, title: 'Freeze' },
  ],
  hypotheses: [{ id: 'h', number: 3 }],
  hypothesisOf: (id) => (id === 'e' ? 'h' : null),
}

test('[PRESUI3] where somebody is is told as people say it, with the way there', () => {
  expect(whereIs({ kind: 'action', id: 'a' }, places)).toEqual({ words: 'action 7', anchor: 'act-7' })
  expect(whereIs({ kind: 'action', id: 'a:title' }, places)).toEqual({ words: 'action 7', anchor: 'act-7' })
  expect(whereIs({ kind: 'action', id: 'b' }, places)).toEqual({ words: '“Freeze”', anchor: 'act-b' })
  expect(whereIs({ kind: 'evidence', id: 'e' }, places)).toEqual({ words: 'H3, evidence', anchor: 'hyp-3' })
  expect(whereIs({ kind: 'text', id: 'impact' }, places)).toEqual({ words: 'Impact', anchor: 'situation' })
  expect(whereIs({ kind: 'draft', id: 'impact' }, places)?.anchor).toBe('stakeholder-update')
})

test('[PRESUI3] a place this screen does not know is not made up', () => {
  for (const focus of [
    null,
    { kind: 'action', id: 'x' },
    { kind: 'planet', id: 'mars' },
    { kind: 'evidence', id: 'x' },
  ])
    expect(whereIs(focus, places)).toBeNull()
})
