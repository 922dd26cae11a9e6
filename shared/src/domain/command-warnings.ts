/** Calm advice for whoever commands (FIELD 1 and 9): said in the row of the role, never as a lamp, and blocking nothing. */
import { isUnfinished } from './action.ts'
import type { BoardState } from './board-state.ts'
import type { IncidentRecord } from './incident-record.ts'
import { ROLE_DUTY, ROLES } from './role.ts'

/** Span of control: three to seven report to one person (ICS; PagerDuty says seven to eight). */
export const MOST_REPORTS = 7
/** Who commands is relieved about every four hours (SRE workbook, case 4). */
export const LONG_IN_COMMAND_MS = 4 * 60 * 60_000

export type CommandWarning = 'handsOn' | 'secondRole' | 'manyReports' | 'longInCommand'

export interface Warned {
  readonly warning: CommandWarning
  /** What is so, and what helps. */
  readonly text: string
}

export function commandWarnings(
  record: Pick<IncidentRecord, 'roles'>,
  board: Pick<BoardState, 'actions'>,
  now: number,
): Warned[] {
  const command = record.roles.commander
  const commander = command?.holder ?? null
  if (!command || commander === null) return []
  const working = board.actions.filter(isUnfinished)
  const own = working.filter(({ owner, kind }) => owner === commander && kind !== 'communicate')
  const second = ROLES.filter((role) => role !== 'commander' && record.roles[role]?.holder === commander)
  const reports = new Set([
    ...working.flatMap(({ owner }) => (owner === null || owner === commander ? [] : [owner])),
    ...ROLES.flatMap((role) => {
      const holder = record.roles[role]?.holder ?? null
      return holder === null || holder === commander ? [] : [holder]
    }),
  ])
  const warned: Warned[] = []
  if (own.length > 0) {
    const what = own.length === 1 ? 'an action' : `${own.length} actions`
    warned.push({ warning: 'handsOn', text: `Commander works on ${what}. Give it to somebody else.` })
  }
  if (second.length > 0) {
    const labels = second.map((role) => ROLE_DUTY[role].label).join(' and ')
    warned.push({ warning: 'secondRole', text: `Commander is ${labels}, too. Let somebody take it.` })
  }
  if (reports.size > MOST_REPORTS) {
    const text = `${reports.size} people report to the commander. Let ${ROLE_DUTY.operations.label} lead some of them.`
    warned.push({ warning: 'manyReports', text })
  }
  if (now - command.since > LONG_IN_COMMAND_MS) {
    const hours = Math.floor((now - command.since) / 3_600_000)
    warned.push({ warning: 'longInCommand', text: `${hours} hours in command. Hand over and rest.` })
  }
  return warned
}
