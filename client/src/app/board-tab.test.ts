import { expect, test } from 'vitest'
import { TABS, tabOf } from './board-tab.ts'

test('[BOARD1] every card lies on one of the five tabs of a phone', () => {
  const tabs = [
    'act-7',
    'hyp-3',
    'situation',
    'role-commander',
    'roadblock-x',
    'stakeholder-update',
    'timeline-head',
  ]
  expect(tabs.map(tabOf)).toEqual([
    'actions',
    'hypotheses',
    'hypotheses',
    'people',
    'people',
    'comms',
    'timeline',
  ])
})

test('[BOARD1] the anchor of a tab lies on that tab', () => {
  expect(TABS.map(({ anchor }) => tabOf(anchor))).toEqual(TABS.map(({ id }) => id))
})
