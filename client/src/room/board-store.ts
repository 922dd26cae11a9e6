/** The `board` document as screens read it. */
import {
  type BoardDocument,
  type BoardText,
  DRAFT_TEXTS,
  draftText,
} from '@warroom/shared/document/board-document.ts'
import { byOrder } from '@warroom/shared/document/field-reader.ts'
import {
  isWithdrawn,
  readAction,
  readEvidence,
  readExitCriterion,
  readHypothesis,
} from '@warroom/shared/document/read-board.ts'
import { byAttachment, readRunbook, readRunbookStep } from '@warroom/shared/document/read-runbooks.ts'
import type { Action } from '@warroom/shared/domain/action.ts'
import type { ExitCriterion } from '@warroom/shared/domain/board-state.ts'
import {
  CONFIDENCES,
  type Confidence,
  type Evidence,
  type Hypothesis,
} from '@warroom/shared/domain/hypothesis.ts'
import type { AttachedRunbook, RunbookStep } from '@warroom/shared/domain/runbook.ts'
import type { SeenView } from '@warroom/shared/domain/seen-state.ts'
import * as Y from 'yjs'
import { EntityStore, KeyedListeners, sameItems } from './entity-store.ts'
import type { KeyedReadable } from './observable.ts'

const NONE: readonly never[] = Object.freeze([])
const NO_CONFIDENCE: Readonly<Record<string, Confidence>> = Object.freeze({})

export class BoardStore {
  readonly document: BoardDocument
  readonly hypotheses: EntityStore<Hypothesis>
  readonly actions: EntityStore<Action>
  readonly evidence: EntityStore<Evidence>
  readonly exitCriteria: EntityStore<ExitCriterion>
  readonly runbooks: EntityStore<AttachedRunbook>
  readonly runbookSteps: EntityStore<RunbookStep>
  readonly evidenceOf: KeyedReadable<readonly Evidence[]>
  readonly stepsOf: KeyedReadable<readonly RunbookStep[]>
  readonly confidenceIn: KeyedReadable<Readonly<Record<string, Confidence>>>
  readonly draftTexts: KeyedReadable<Y.Text | null>
  readonly evidenceTexts: KeyedReadable<Y.Text | null>
  readonly rollbackTexts: KeyedReadable<Y.Text | null>

  constructor(document: BoardDocument) {
    this.document = document
    this.hypotheses = new EntityStore(document.hypotheses, { read: readHypothesis, compare: byOrder })
    this.actions = new EntityStore(document.actions, { read: readAction, compare: byOrder })
    this.exitCriteria = new EntityStore(document.exitCriteria, {
      read: readExitCriterion,
      compare: byOrder,
      hidden: isWithdrawn,
    })
    this.evidence = new EntityStore(document.evidence, {
      read: readEvidence,
      compare: (a, b) => a.createdAt - b.createdAt || (a.id < b.id ? -1 : 1),
      hidden: isWithdrawn,
    })
    this.runbooks = new EntityStore(document.runbooks, {
      read: readRunbook,
      compare: byAttachment,
      hidden: isWithdrawn,
    })
    this.runbookSteps = new EntityStore(document.runbookSteps, {
      read: readRunbookStep,
      compare: byOrder,
      hidden: isWithdrawn,
    })
    this.evidenceOf = groupedBy(this.evidence, ({ hypothesisId }) => hypothesisId)
    this.stepsOf = groupedBy(this.runbookSteps, ({ runbookId }) => runbookId)
    this.confidenceIn = confidenceByHypothesis(document.confidence)
    this.draftTexts = draftTexts(document)
    this.evidenceTexts = textsIn(document.evidence, this.evidence.one.subscribe, 'text')
    this.rollbackTexts = textsIn(document.actions, this.actions.one.subscribe, 'rollback')
  }

  text(name: BoardText): Y.Text {
    return this.document[name]
  }

  /** The parts that somebody who comes back is told of. */
  seen(): SeenView['board'] {
    return {
      whatHappened: this.document.whatHappened.toString(),
      impact: this.document.impact.toString(),
      hypotheses: this.hypotheses.list.get(),
      evidence: this.evidence.list.get(),
      actions: this.actions.list.get(),
      exitCriteria: this.exitCriteria.list.get(),
    }
  }
}

/** The records of each owner in the order of the whole list; the same array while an owner's do not change. */
function groupedBy<T extends { readonly id: string }>(
  store: EntityStore<T>,
  ownerOf: (record: T) => string,
): KeyedReadable<readonly T[]> {
  const lists = new Map<string, readonly T[]>()
  const listeners = new KeyedListeners()
  const regroup = (): void => {
    const groups = new Map<string, T[]>()
    for (const item of store.list.get()) {
      const group = groups.get(ownerOf(item))
      if (group) group.push(item)
      else groups.set(ownerOf(item), [item])
    }
    for (const key of new Set([...lists.keys(), ...groups.keys()])) {
      const after = groups.get(key) ?? NONE
      if (sameItems(lists.get(key) ?? NONE, after)) continue
      lists.set(key, Object.freeze(after))
      listeners.tell(key)
    }
  }
  regroup()
  store.list.subscribe(regroup)
  return { get: (id) => lists.get(id) ?? NONE, subscribe: listeners.subscribe }
}

function confidenceByHypothesis(root: Y.Map<unknown>): KeyedReadable<Readonly<Record<string, Confidence>>> {
  const groups = new Map<string, Readonly<Record<string, Confidence>>>()
  const listeners = new KeyedListeners()
  // Person ids hold no colon; hypothesis ids written by other clients may.
  const hypothesisOf = (key: string): string => key.slice(0, Math.max(0, key.lastIndexOf(':')))
  const regroup = (hypothesisId: string): void => {
    const entries = [...root.entries()].flatMap(([key, value]) => {
      const word = CONFIDENCES.find((c) => c === value)
      return word && hypothesisOf(key) === hypothesisId
        ? [[key.slice(hypothesisId.length + 1), word] as const]
        : []
    })
    groups.set(hypothesisId, Object.freeze(Object.fromEntries(entries)))
  }
  for (const key of root.keys()) regroup(hypothesisOf(key))
  root.observe((event) => {
    const touched = new Set([...event.keysChanged].map((key) => hypothesisOf(String(key))))
    for (const id of touched) regroup(id)
    for (const id of touched) listeners.tell(id)
  })
  return { get: (id) => groups.get(id) ?? NO_CONFIDENCE, subscribe: listeners.subscribe }
}

function draftTexts(document: BoardDocument): KeyedReadable<Y.Text | null> {
  const listeners = new KeyedListeners()
  document.updateDraft.observe(() => listeners.tellAll())
  return {
    get: (name) => {
      const known = DRAFT_TEXTS.find((text) => text === name)
      return known ? draftText(document, known) : null
    },
    subscribe: listeners.subscribe,
  }
}

/** The prose of records; prose is created with its record and never replaced, so its record's events are enough. */
function textsIn(
  root: Y.Map<unknown>,
  subscribe: KeyedReadable<unknown>['subscribe'],
  field: string,
): KeyedReadable<Y.Text | null> {
  return {
    get: (id) => {
      const map = root.get(id)
      const text = map instanceof Y.Map ? map.get(field) : null
      return text instanceof Y.Text ? text : null
    },
    subscribe,
  }
}
