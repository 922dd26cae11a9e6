/** `board` document → plain values. Total: never throws on strange data. */
import type * as Y from 'yjs'
import {
  ACTION_KINDS,
  ACTION_OUTCOMES,
  ACTION_STATES,
  type Action,
  type ActionOutcome,
} from '../domain/action.ts'
import type { BoardState, ExitCriterion } from '../domain/board-state.ts'
import {
  CONFIDENCES,
  type Confidence,
  EVIDENCE_STANCES,
  type Evidence,
  HYPOTHESIS_STATUSES,
  type Hypothesis,
} from '../domain/hypothesis.ts'
import type { PersonId } from '../domain/ids.ts'
import { type BoardDocument, draftText } from './board-document.ts'
import { byOrder, readFields, recordsOf } from './field-reader.ts'
import { byAttachment, readRunbook, readRunbookStep } from './read-runbooks.ts'

export function readHypothesis(id: string, map: Y.Map<unknown>): Hypothesis {
  const f = readFields(map)
  return {
    id,
    number: f.number('number'),
    statement: f.text('statement'),
    status: f.word('status', HYPOTHESIS_STATUSES, 'proposed'),
    disproof: f.text('disproof'),
    nextTest: f.text('nextTest'),
    owner: f.id<PersonId>('owner'),
    order: f.text('order'),
    createdBy: f.id<PersonId>('createdBy'),
    createdAt: f.number('createdAt') ?? 0,
  }
}

export function readEvidence(id: string, map: Y.Map<unknown>): Evidence {
  const f = readFields(map)
  return {
    id,
    hypothesisId: f.text('hypothesisId'),
    stance: f.word('stance', EVIDENCE_STANCES, 'neutral'),
    text: f.text('text'),
    link: f.text('link'),
    actionId: f.id('actionId'),
    createdBy: f.id<PersonId>('createdBy'),
    createdAt: f.number('createdAt') ?? 0,
  }
}

const readOutcome = (word: string): ActionOutcome | null => ACTION_OUTCOMES.find((o) => o === word) ?? null

export function readAction(id: string, map: Y.Map<unknown>): Action {
  const f = readFields(map)
  return {
    id,
    number: f.number('number'),
    title: f.text('title'),
    state: f.word('state', ACTION_STATES, 'open'),
    owner: f.id<PersonId>('owner'),
    acceptedAt: f.number('acceptedAt'),
    timeBoxUntil: f.number('timeBoxUntil'),
    outcome: readOutcome(f.text('outcome')),
    risk: f.text('risk'),
    rollback: f.text('rollback'),
    kind: f.word('kind', ACTION_KINDS, 'mitigate'),
    hypothesisId: f.id('hypothesisId'),
    runbookId: f.id('runbookId'),
    order: f.text('order'),
    createdBy: f.id<PersonId>('createdBy'),
    createdAt: f.number('createdAt') ?? 0,
  }
}

export function readExitCriterion(id: string, map: Y.Map<unknown>): ExitCriterion {
  const f = readFields(map)
  return { id, text: f.text('text'), met: f.boolean('met'), order: f.text('order') }
}

/** Taken back by whoever added it: nothing is deleted, but it is not part of the board any more. */
export const isWithdrawn = (map: Y.Map<unknown>): boolean => map.get('withdrawn') === true

function readConfidence(map: Y.Map<unknown>): Record<string, Confidence> {
  const votes = new Map<string, Confidence>()
  for (const [key, value] of map.entries()) {
    const word = CONFIDENCES.find((c) => c === value)
    if (word) votes.set(key, word)
  }
  // fromEntries defines own keys, so a key named __proto__ stays an ordinary key.
  return Object.fromEntries(votes)
}

function readRunbooks(board: BoardDocument): Pick<BoardState, 'runbooks' | 'runbookSteps'> {
  const runbooks = recordsOf(board.runbooks)
    .filter(([, m]) => !isWithdrawn(m))
    .map(([id, m]) => readRunbook(id, m))
    .sort(byAttachment)
  const attached = new Set(runbooks.map(({ id }) => id))
  const runbookSteps = recordsOf(board.runbookSteps)
    .filter(([, m]) => !isWithdrawn(m))
    .map(([id, m]) => readRunbookStep(id, m))
    .filter(({ runbookId }) => attached.has(runbookId))
    .sort(byOrder)
  return { runbooks, runbookSteps }
}

export function readBoard(board: BoardDocument): BoardState {
  const draft = (name: 'whatHappened' | 'impact' | 'nextSteps') => draftText(board, name)?.toString() ?? ''
  return {
    whatHappened: board.whatHappened.toString(),
    impact: board.impact.toString(),
    notes: board.notes.toString(),
    hypotheses: recordsOf(board.hypotheses)
      .map(([id, m]) => readHypothesis(id, m))
      .sort(byOrder),
    evidence: recordsOf(board.evidence)
      .filter(([, m]) => !isWithdrawn(m))
      .map(([id, m]) => readEvidence(id, m))
      .sort((a, b) => a.createdAt - b.createdAt || (a.id < b.id ? -1 : 1)),
    confidence: readConfidence(board.confidence),
    actions: recordsOf(board.actions)
      .map(([id, m]) => readAction(id, m))
      .sort(byOrder),
    exitCriteria: recordsOf(board.exitCriteria)
      .filter(([, m]) => !isWithdrawn(m))
      .map(([id, m]) => readExitCriterion(id, m))
      .sort(byOrder),
    ...readRunbooks(board),
    updateDraft: {
      whatHappened: draft('whatHappened'),
      impact: draft('impact'),
      nextSteps: draft('nextSteps'),
    },
  }
}
