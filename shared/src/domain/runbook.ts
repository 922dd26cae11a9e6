/**
 * Reusable checklists. A template is kept by the workspace; a board gets a copy of its steps as they were, so that a
 * change of the template changes nothing under anybody's hands.
 */
import type { PersonId } from './ids.ts'

export const RUNBOOK_TITLE_LENGTH = 120
export const RUNBOOK_STEP_LENGTH = 300
/** More is a manual, which nobody follows at night. */
export const RUNBOOK_MAX_STEPS = 60

export interface RunbookTemplate {
  readonly id: string
  readonly title: string
  readonly steps: readonly string[]
}

export const RUNBOOK_STEP_STATES = ['open', 'done', 'skipped'] as const
export type RunbookStepState = (typeof RUNBOOK_STEP_STATES)[number]

/** A template as it was when somebody attached it to an incident. */
export interface AttachedRunbook {
  readonly id: string
  readonly templateId: string | null
  readonly title: string
  /** The steps as they were in the template; the board's own may have been changed since. */
  readonly snapshot: readonly string[]
  readonly attachedBy: PersonId | null
  readonly attachedAt: number
}

export interface RunbookStep {
  readonly id: string
  readonly runbookId: string
  readonly text: string
  readonly state: RunbookStepState
  /** Who did or skipped it. */
  readonly settledBy: PersonId | null
  readonly order: string
}

export interface StepChange {
  readonly kind: 'kept' | 'added' | 'removed'
  readonly text: string
}

/**
 * The steps of both, in order, each once where it is in both: what a proposal changes. By the longest common
 * subsequence, at most 60 by 60.
 */
export function stepChanges(before: readonly string[], after: readonly string[]): readonly StepChange[] {
  const common = commonLengths(before, after)
  const changes: StepChange[] = []
  let [i, j] = [0, 0]
  while (i < before.length || j < after.length) {
    const [mine, theirs] = [before[i], after[j]]
    if (mine !== undefined && mine === theirs) {
      changes.push({ kind: 'kept', text: mine })
      i += 1
      j += 1
    } else if (mine !== undefined && (theirs === undefined || at(common, i + 1, j) >= at(common, i, j + 1))) {
      changes.push({ kind: 'removed', text: mine })
      i += 1
    } else if (theirs !== undefined) {
      changes.push({ kind: 'added', text: theirs })
      j += 1
    }
  }
  return changes
}

/** How many steps the rests from `i` and `j` on have in common. */
function commonLengths(before: readonly string[], after: readonly string[]): readonly (readonly number[])[] {
  const table = Array.from({ length: before.length + 1 }, () => new Array<number>(after.length + 1).fill(0))
  for (let i = before.length - 1; i >= 0; i--) {
    for (let j = after.length - 1; j >= 0; j--) {
      const row = table[i]
      if (!row) continue
      row[j] =
        before[i] === after[j]
          ? at(table, i + 1, j + 1) + 1
          : Math.max(at(table, i + 1, j), at(table, i, j + 1))
    }
  }
  return table
}

const at = (table: readonly (readonly number[])[], i: number, j: number): number => table[i]?.[j] ?? 0

/** One step a line, as people paste it: bullets, numbers and boxes in front of it are not part of it. */
export const stepsOfLines = (lines: string): readonly string[] =>
  lines
    .split('\n')
    .map((line) => line.replace(/^\s*(?:[-*•]\s+|\d{1,3}[.)]\s+)?(?:\[[ xX]?\]\s+)?/, '').trim())
    .filter((step) => step !== '')
