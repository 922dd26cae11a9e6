/** After the server refused this screen's document: which of its words are not in the one that is now shown. Pure. */
import type { BoardState } from '@warroom/shared/domain/board-state.ts'
import type { KeptDraft } from './connection.ts'

const TEXTS = [
  ['whatHappened', 'What happened'],
  ['impact', 'Impact'],
  ['notes', 'Notes'],
] as const
const DRAFTS = [
  ['whatHappened', 'Update draft: what happened'],
  ['impact', 'Update draft: impact'],
  ['nextSteps', 'Update draft: next steps'],
] as const

export function lostText(refused: BoardState, shown: BoardState): readonly KeptDraft[] {
  const lost: KeptDraft[] = []
  const keep = (id: string, where: string, mine: string, theirs: string | undefined): void => {
    if (mine.trim() !== '' && mine !== theirs) lost.push({ id, where, text: mine })
  }
  for (const [name, where] of TEXTS) keep(name, where, refused[name], shown[name])
  for (const [name, where] of DRAFTS) {
    keep(`draft:${name}`, where, refused.updateDraft[name], shown.updateDraft[name])
  }
  const find = <T extends { readonly id: string }>(list: readonly T[], id: string): T | undefined =>
    list.find((item) => item.id === id)
  for (const hypothesis of refused.hypotheses) {
    keep(hypothesis.id, 'Hypothesis', hypothesis.statement, find(shown.hypotheses, hypothesis.id)?.statement)
  }
  for (const action of refused.actions) {
    keep(action.id, 'Action', action.title, find(shown.actions, action.id)?.title)
    keep(
      `rollback:${action.id}`,
      `Rollback of ${action.title}`,
      action.rollback,
      find(shown.actions, action.id)?.rollback,
    )
  }
  for (const evidence of refused.evidence) {
    keep(evidence.id, 'Evidence', evidence.text, find(shown.evidence, evidence.id)?.text)
  }
  for (const criterion of refused.exitCriteria) {
    keep(criterion.id, 'Exit criterion', criterion.text, find(shown.exitCriteria, criterion.id)?.text)
  }
  for (const step of refused.runbookSteps) {
    keep(step.id, 'Runbook step', step.text, find(shown.runbookSteps, step.id)?.text)
  }
  return lost
}
