/** Runbooks on a board → plain values. Total: never throws on strange data. */
import type * as Y from 'yjs'
import type { PersonId } from '../domain/ids.ts'
import {
  type AttachedRunbook,
  RUNBOOK_MAX_STEPS,
  RUNBOOK_STEP_STATES,
  type RunbookStep,
} from '../domain/runbook.ts'
import { readFields } from './field-reader.ts'

export function readRunbook(id: string, map: Y.Map<unknown>): AttachedRunbook {
  const f = readFields(map)
  return {
    id,
    templateId: f.id('templateId'),
    title: f.text('title'),
    snapshot: f.texts('snapshot', RUNBOOK_MAX_STEPS),
    attachedBy: f.id<PersonId>('attachedBy'),
    attachedAt: f.number('attachedAt') ?? 0,
  }
}

export function readRunbookStep(id: string, map: Y.Map<unknown>): RunbookStep {
  const f = readFields(map)
  return {
    id,
    runbookId: f.text('runbookId'),
    text: f.text('text'),
    state: f.word('state', RUNBOOK_STEP_STATES, 'open'),
    settledBy: f.id<PersonId>('settledBy'),
    order: f.text('order'),
  }
}

export const byAttachment = (a: AttachedRunbook, b: AttachedRunbook): number =>
  a.attachedAt - b.attachedAt || (a.id < b.id ? -1 : 1)
