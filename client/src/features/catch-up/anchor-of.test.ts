import type { DigestSubject } from '@warroom/shared/domain/digest-item.ts'
import { expect, test } from 'vitest'
import { anchorOf } from './anchor-of.ts'

const CARDS = {
  numberOfAction: (id: string) => (id === 'a' ? 7 : null),
  numberOfHypothesis: (id: string) => (id === 'h' ? 3 : null),
}

test.each([
  ['action', 'a', 'act-7'],
  ['action', 'unsaved', 'act-unsaved'],
  ['hypothesis', 'h', 'hyp-3'],
  ['hypothesis', 'unsaved', 'hyp-unsaved'],
  ['roadblock', 'r1', 'roadblock-r1'],
  ['role', 'commander', 'role-commander'],
  ['decision', 'd1', 'decision-d1'],
  ['question', 'q1', 'question-q1'],
  ['call', 'c1', 'call-c1'],
  ['concern', 'w1', 'concern-w1'],
  ['update', 'update', 'stakeholder-update'],
  ['criteria', 'c1', 'exit-c1'],
  ['text', 'impact', 'situation'],
  ['incident', 'severity', 'timeline-head'],
] as const satisfies readonly (readonly [DigestSubject['kind'], string, string])[])(
  '[CATCH4] what concerns %s %s leads to %s',
  (kind, id, anchor) => {
    expect(anchorOf({ kind, id }, CARDS)).toBe(anchor)
  },
)
