/** The board, entity by entity: a component that shows one card re-renders when that card changes, and only then. */
import type { BoardText, DraftText } from '@warroom/shared/document/board-document.ts'
import type { Action } from '@warroom/shared/domain/action.ts'
import type { ExitCriterion } from '@warroom/shared/domain/board-state.ts'
import type { Confidence, Evidence, Hypothesis } from '@warroom/shared/domain/hypothesis.ts'
import type { AttachedRunbook, RunbookStep } from '@warroom/shared/domain/runbook.ts'
import type * as Y from 'yjs'
import { useRoom } from './room-context.ts'
import { useKeyed, useReadable } from './use-readable.ts'

/** All of them, ruled-out and parked too, in their order. */
export const useHypotheses = (): readonly Hypothesis[] => useReadable(useRoom().board.hypotheses.list)
/** In order; the same array while neither membership nor order changes. */
export const useHypothesisIds = (): readonly string[] => useReadable(useRoom().board.hypotheses.ids)
export const useHypothesis = (id: string): Hypothesis | null => useKeyed(useRoom().board.hypotheses.one, id)

/** All of them, finished and dropped too, in their order. */
export const useActions = (): readonly Action[] => useReadable(useRoom().board.actions.list)
export const useActionIds = (): readonly string[] => useReadable(useRoom().board.actions.ids)
export const useAction = (id: string): Action | null => useKeyed(useRoom().board.actions.one, id)

/** In order; put away ones are not listed. */
export const useExitCriteria = (): readonly ExitCriterion[] => useReadable(useRoom().board.exitCriteria.list)
export const useExitCriterionIds = (): readonly string[] => useReadable(useRoom().board.exitCriteria.ids)
export const useExitCriterion = (id: string): ExitCriterion | null =>
  useKeyed(useRoom().board.exitCriteria.one, id)

/** Attached to this incident, the oldest first; put away ones are not listed. */
export const useRunbooks = (): readonly AttachedRunbook[] => useReadable(useRoom().board.runbooks.list)
/** Of one runbook, in order. */
export const useRunbookSteps = (runbookId: string): readonly RunbookStep[] =>
  useKeyed(useRoom().board.stepsOf, runbookId)
export const useRunbookStep = (id: string): RunbookStep | null =>
  useKeyed(useRoom().board.runbookSteps.one, id)

/** Of one hypothesis, oldest first; withdrawn evidence is not listed. */
export const useEvidence = (hypothesisId: string): readonly Evidence[] =>
  useKeyed(useRoom().board.evidenceOf, hypothesisId)

/** Of all hypotheses; withdrawn evidence is not listed. */
export const useAllEvidence = (): readonly Evidence[] => useReadable(useRoom().board.evidence.list)

/** Who is how sure of one hypothesis, by person id. */
export const useConfidence = (hypothesisId: string): Readonly<Record<string, Confidence>> =>
  useKeyed(useRoom().board.confidenceIn, hypothesisId)

/** For `SharedTextarea`; the same object for the life of the room. */
export const useBoardText = (name: BoardText): Y.Text => useRoom().board.text(name)

/** `null` until the server's part of the document is here. */
export const useDraftText = (name: DraftText): Y.Text | null => useKeyed(useRoom().board.draftTexts, name)

export const useEvidenceText = (id: string): Y.Text | null => useKeyed(useRoom().board.evidenceTexts, id)

export const useRollbackText = (actionId: string): Y.Text | null =>
  useKeyed(useRoom().board.rollbackTexts, actionId)
