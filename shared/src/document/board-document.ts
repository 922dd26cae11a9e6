/** Typed handles on the `board` document. The only file that spells its top-level keys (DESIGN 2, binding). */
import * as Y from 'yjs'

export interface BoardDocument {
  readonly doc: Y.Doc
  readonly whatHappened: Y.Text
  readonly impact: Y.Text
  readonly notes: Y.Text
  readonly hypotheses: Y.Map<unknown>
  readonly evidence: Y.Map<unknown>
  readonly confidence: Y.Map<unknown>
  readonly actions: Y.Map<unknown>
  readonly exitCriteria: Y.Map<unknown>
  readonly runbooks: Y.Map<unknown>
  readonly runbookSteps: Y.Map<unknown>
  readonly updateDraft: Y.Map<unknown>
}

export const BOARD_TEXTS = ['whatHappened', 'impact', 'notes'] as const
export type BoardText = (typeof BOARD_TEXTS)[number]
export const BOARD_MAPS = [
  'hypotheses',
  'evidence',
  'confidence',
  'actions',
  'exitCriteria',
  'runbooks',
  'runbookSteps',
  'updateDraft',
] as const
export type BoardMap = (typeof BOARD_MAPS)[number]
export const BOARD_ROOTS: ReadonlySet<string> = new Set([...BOARD_TEXTS, ...BOARD_MAPS])

export const DRAFT_TEXTS = ['whatHappened', 'impact', 'nextSteps'] as const
export type DraftText = (typeof DRAFT_TEXTS)[number]

/** Declares every root with its type. Must run before anything is loaded into the document, or observers see nothing. */
export function openBoard(doc: Y.Doc): BoardDocument {
  return {
    doc,
    whatHappened: doc.getText('whatHappened'),
    impact: doc.getText('impact'),
    notes: doc.getText('notes'),
    hypotheses: doc.getMap('hypotheses'),
    evidence: doc.getMap('evidence'),
    confidence: doc.getMap('confidence'),
    actions: doc.getMap('actions'),
    exitCriteria: doc.getMap('exitCriteria'),
    runbooks: doc.getMap('runbooks'),
    runbookSteps: doc.getMap('runbookSteps'),
    updateDraft: doc.getMap('updateDraft'),
  }
}

/** What the server writes once when the incident is declared, so that two clients never create it at the same time. */
export function createBoard(
  board: BoardDocument,
  initial: { readonly whatHappened: string; readonly impact: string },
): void {
  board.doc.transact(() => {
    for (const text of DRAFT_TEXTS) board.updateDraft.set(text, new Y.Text())
    if (initial.whatHappened) board.whatHappened.insert(0, initial.whatHappened.toWellFormed())
    if (initial.impact) board.impact.insert(0, initial.impact.toWellFormed())
  })
}

/** The draft's text, or `null` before the server's part of the document has arrived. */
export function draftText(board: BoardDocument, name: DraftText): Y.Text | null {
  const text = board.updateDraft.get(name)
  return text instanceof Y.Text ? text : null
}
