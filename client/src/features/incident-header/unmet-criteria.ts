import type { ExitCriterion } from '@warroom/shared/domain/board-state.ts'
import type { IncidentStatus } from '@warroom/shared/domain/incident-status.ts'

/** The server takes no longer reason. */
export const REASON_LENGTH = 500

/** What was agreed to be true before the end and is not; only ending an incident asks for it. */
export const unmetFor = (
  to: IncidentStatus | null,
  criteria: readonly ExitCriterion[],
): readonly ExitCriterion[] => (to === 'resolved' ? criteria.filter(({ met }) => !met) : [])

/** What goes with the step: the person's words, and what was not met, so that the timeline tells both. */
export function reasonWith(reason: string, unmet: readonly Pick<ExitCriterion, 'text'>[]): string {
  const words = reason.trim()
  if (unmet.length === 0) return words
  const open = `Not met: ${unmet.map(({ text }) => `“${text.trim()}”`).join(', ')}`
  const both = words === '' ? open : `${words}${/[.!?…]$/.test(words) ? '' : '.'} ${open}`
  const characters = [...both]
  return characters.length > REASON_LENGTH ? `${characters.slice(0, REASON_LENGTH - 1).join('')}…` : both
}
