/** What became of a runbook and its steps, in words; how steps are worded is read on the board. */
import type { FieldChange, WatchedCollection } from './board-changes.ts'
import { quote } from './timeline-quote.ts'

interface RunbookLookup {
  runbook(id: string): { readonly title: string } | null
  runbookStep(id: string): { readonly text: string; readonly runbookId: string } | null
}

/** Without who did it: "did “Stop writes” of “Fail over the database”". */
export function runbookSentences(
  collection: Extract<WatchedCollection, 'runbooks' | 'runbookSteps'>,
  id: string,
  fields: ReadonlyMap<string, FieldChange>,
  look: RunbookLookup,
): readonly string[] {
  const titleOf = (runbookId: string) => quote(look.runbook(runbookId)?.title ?? '', 'a runbook')
  if (collection === 'runbooks') {
    return fields.get('withdrawn')?.to === true ? [`put away the runbook ${titleOf(id)}`] : []
  }
  const state = fields.get('state')
  if (!state || state.from === state.to) return []
  const step = look.runbookStep(id)
  return [`${verb(state.to)} ${quote(step?.text ?? '', 'a step')} of ${titleOf(step?.runbookId ?? '')}`]
}

function verb(to: unknown): string {
  if (to === 'done') return 'did'
  return to === 'skipped' ? 'skipped' : 'took back'
}
