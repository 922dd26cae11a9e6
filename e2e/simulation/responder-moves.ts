/** What simulated responders do on a board, by chance: every kind of edit the product has. */

import { draftText } from '@warroom/shared/document/board-document.ts'
import {
  addAction,
  addEvidence,
  addExitCriterion,
  LOCAL_EDIT,
  proposeHypothesis,
  setFields,
  stateConfidence,
} from '@warroom/shared/document/board-edits.ts'
import { orderBetween } from '@warroom/shared/document/order-key.ts'
import { readBoard } from '@warroom/shared/document/read-board.ts'
import { ACTION_STATES } from '@warroom/shared/domain/action.ts'
import { CONFIDENCES, EVIDENCE_STANCES, HYPOTHESIS_STATUSES } from '@warroom/shared/domain/hypothesis.ts'
import type { Rng } from '@warroom/shared/testing/rng.ts'
import type * as Y from 'yjs'
import type { SimulatedResponder } from './simulated-responder.ts'

export const EDITS = [
  'type',
  'erase',
  'hypothesis',
  'action',
  'evidence',
  'field',
  'order',
  'confidence',
  'criterion',
] as const
export type EditKind = (typeof EDITS)[number]

const WORDS = ['checkout ', 'fails', ' 5xx', 'pool 😀', '日本', 'é', '\n', 'eu-2 ']

export function edit(
  responder: SimulatedResponder,
  kind: EditKind,
  { rng, now, newId }: { readonly rng: Rng; readonly now: number; readonly newId: () => string },
): void {
  const { board } = responder
  const by = responder.actor.personId
  const authorship = () => ({ id: newId(), by, at: now })
  const state = readBoard(board)
  const random = (below: number): number => rng.int(below)
  switch (kind) {
    case 'type':
    case 'erase':
      return type(pickText(responder, rng), kind, rng)
    case 'hypothesis': {
      const order = orderBetween(state.hypotheses.at(-1)?.order ?? null, null, random)
      return proposeHypothesis(board, authorship(), { statement: rng.pick(WORDS), order })
    }
    case 'action': {
      const order = orderBetween(state.actions.at(-1)?.order ?? null, null, random)
      return addAction(board, authorship(), {
        title: rng.pick(WORDS),
        order,
        owner: rng.chance(0.5) ? by : null,
      })
    }
    case 'criterion':
      return addExitCriterion(board, newId(), {
        text: rng.pick(WORDS),
        order: orderBetween(null, null, random),
      })
    case 'evidence': {
      const hypothesis = state.hypotheses[0]
      if (!hypothesis) return
      const evidence = {
        hypothesisId: hypothesis.id,
        stance: rng.pick(EVIDENCE_STANCES),
        text: rng.pick(WORDS),
        link: '',
      }
      return addEvidence(board, authorship(), evidence)
    }
    case 'confidence': {
      const hypothesis = state.hypotheses[0]
      if (hypothesis)
        stateConfidence(board, hypothesis.id, by, rng.chance(0.2) ? null : rng.pick(CONFIDENCES))
      return
    }
    case 'field': {
      const hypothesis = state.hypotheses[rng.int(Math.max(1, state.hypotheses.length))]
      const action = state.actions[rng.int(Math.max(1, state.actions.length))]
      if (hypothesis) {
        setFields(board, 'hypotheses', hypothesis.id, {
          status: rng.pick(HYPOTHESIS_STATUSES),
          statement: rng.pick(WORDS),
        })
      }
      if (action) setFields(board, 'actions', action.id, { state: rng.pick(ACTION_STATES), owner: by })
      return
    }
    case 'order': {
      const [first, second] = state.actions
      const last = state.actions.at(-1)
      if (!first || !second || !last) return
      setFields(board, 'actions', last.id, { order: orderBetween(first.order, second.order, random) })
    }
  }
}

function pickText({ board }: SimulatedResponder, rng: Rng): Y.Text {
  const draft = draftText(board, 'impact')
  const texts = [board.whatHappened, board.impact, board.notes]
  return rng.pick(draft ? [...texts, draft] : texts)
}

function type(text: Y.Text, kind: 'type' | 'erase', rng: Rng): void {
  text.doc?.transact(() => {
    const length = text.length
    if (kind === 'type' || length === 0) text.insert(boundary(text, rng.int(length + 1)), rng.pick(WORDS))
    else {
      const from = boundary(text, rng.int(length))
      const to = boundary(text, Math.min(length, from + 1 + rng.int(6)))
      if (to > from) text.delete(from, to - from)
    }
  }, LOCAL_EDIT)
}

/** Never inside a surrogate pair: editors cut at code points. */
function boundary(text: Y.Text, index: number): number {
  const code = text.toString().charCodeAt(index)
  return code >= 0xdc00 && code <= 0xdfff ? index - 1 : index
}
