/**
 * What the next commander has to know, made of the board at once: nobody writes a brief at four in the morning. Its parts
 * are those of FIELD 9: history, plan, open and eliminated hypotheses, running work with its time-boxes, last and next
 * update, who does what, delegated authority.
 */
import { isUnfinished } from './action.ts'
import { AUTHORITIES, AUTHORITY_LABEL } from './authority.ts'
import type { BoardState } from './board-state.ts'
import type { PersonId } from './ids.ts'
import { decisionKey, decisionStanding } from './incident-decision.ts'
import type { IncidentRecord } from './incident-record.ts'
import { STATUS_LABEL } from './incident-status.ts'
import { minutesWord } from './lamp.ts'
import { ROLE_DUTY, ROLES } from './role.ts'
import { severityLabel } from './severity.ts'

export interface BriefPart {
  readonly title: string
  /** Never empty: "none" is an answer, too. */
  readonly lines: readonly string[]
}

type Board = Pick<BoardState, 'whatHappened' | 'impact' | 'hypotheses' | 'evidence' | 'actions'>

export function handoverBrief(record: IncidentRecord, board: Board, now: number): BriefPart[] {
  const nameOf = (id: PersonId | null): string => (id && record.participants[id]?.name) || 'nobody'
  return [
    { title: 'So far', lines: soFar(record, board, now) },
    { title: 'Decided', lines: orNone(decisionsIn(record, now), 'nothing decided') },
    { title: 'We think', lines: orNone(openIdeas(board), 'no open hypothesis') },
    { title: 'Ruled out', lines: orNone(ruledOut(board), 'nothing ruled out') },
    { title: 'Running', lines: orNone(running(board, nameOf, now), 'no action running') },
    { title: 'Blocked', lines: orNone(blocked(record, nameOf, now), 'nothing') },
    { title: 'Told', lines: told(record, now) },
    { title: 'Who does what', lines: orNone(holders(record, nameOf), 'nobody holds another role') },
    { title: 'Without asking you may', lines: orNone(authority(record), 'nothing; ask first') },
  ]
}

/** As text for a chat or to be read aloud. */
export const briefText = (parts: readonly BriefPart[]): string =>
  parts.map(({ title, lines }) => `${title}: ${lines.join('; ')}.`).join('\n')

const orNone = (lines: string[], none: string): string[] => (lines.length > 0 ? lines : [none])

function soFar({ incident }: IncidentRecord, board: Board, now: number): string[] {
  const { key, title, severity, status, declaredAt } = incident
  const since = minutesWord(now - declaredAt)
  const facts = `${key} ${title}, ${severityLabel(severity)}, ${STATUS_LABEL[status]}, for ${since}`
  const impact = board.impact.trim()
  return [facts, ...(impact ? [`Impact: ${impact}`] : [])]
}

function decisionsIn(record: IncidentRecord, now: number): string[] {
  return Object.values(record.decisions)
    .sort((a, b) => a.number - b.number)
    .flatMap((decision) => {
      const standing = decisionStanding(decision, now)
      if (standing === 'withdrawn') return []
      const waits =
        standing === 'decided' ? '' : standing === 'open' ? ', open to objections' : ', objected to'
      const again = decision.revisitWhen ? `, again when: ${decision.revisitWhen}` : ''
      return [`${decisionKey(decision.number)} ${decision.statement}${waits}${again}`]
    })
}

const openIdeas = ({ hypotheses }: Board): string[] =>
  hypotheses
    .filter(({ status }) => ['proposed', 'testing', 'supported', 'confirmed'].includes(status))
    .map(({ number, statement, status, nextTest }) => {
      const test = nextTest ? `, next: ${nextTest}` : ''
      return `${number === null ? '' : `H${number} `}${statement} (${status}${test})`
    })

const ruledOut = ({ hypotheses, evidence }: Board): string[] =>
  hypotheses
    .filter(({ status }) => status === 'ruledOut')
    .map(({ id, number, statement }) => {
      const against = evidence.find(({ hypothesisId, stance }) => hypothesisId === id && stance === 'against')
      const by = against?.text.trim() ? ` by: ${against.text.trim()}` : ''
      return `${number === null ? '' : `H${number} `}${statement}${by}`
    })

const running = ({ actions }: Board, nameOf: (id: PersonId | null) => string, now: number): string[] =>
  actions.filter(isUnfinished).map(({ number, title, owner, timeBoxUntil }) => {
    const left = timeBoxUntil === null ? null : timeBoxUntil - now
    const box =
      left === null ? 'no time-box' : left >= 0 ? `${minutesWord(left)} left` : `${minutesWord(-left)} late`
    return `${number === null ? '' : `${number} `}${title} (${nameOf(owner)}, ${box})`
  })

const blocked = (record: IncidentRecord, nameOf: (id: PersonId | null) => string, now: number): string[] =>
  Object.values(record.roadblocks)
    .filter(({ clearedAt }) => clearedAt === null)
    .sort((a, b) => a.raisedAt - b.raisedAt)
    .map(({ number, needed, takenBy, raisedAt }) => {
      const who = takenBy === null ? 'nobody is clearing it' : `${nameOf(takenBy)} is clearing it`
      return `B${number} ${needed} (${minutesWord(now - raisedAt)}, ${who})`
    })

function told({ publishedUpdates, incident }: IncidentRecord, now: number): string[] {
  const last = publishedUpdates.at(-1)
  const due = incident.nextUpdateDueAt
  const next =
    due === null
      ? 'no next update promised'
      : due >= now
        ? `next update in ${minutesWord(due - now)}`
        : `next update overdue by ${minutesWord(now - due)}`
  return [
    last ? `${minutesWord(now - last.publishedAt)} ago: ${last.whatHappened}` : 'nobody was told yet',
    next,
  ]
}

const holders = (record: IncidentRecord, nameOf: (id: PersonId | null) => string): string[] =>
  ROLES.filter((role) => role !== 'commander').flatMap((role) => {
    const holder = record.roles[role]?.holder ?? null
    return holder === null ? [] : [`${ROLE_DUTY[role].label} ${nameOf(holder)}`]
  })

const authority = (record: IncidentRecord): string[] =>
  AUTHORITIES.filter((one) => record.authority[one].granted).map((one) => {
    const { limit } = record.authority[one]
    return `${AUTHORITY_LABEL[one].toLowerCase()}${limit ? ` (${limit})` : ''}`
  })
