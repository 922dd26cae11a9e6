import type { Action } from '@warroom/shared/domain/action.ts'
import { HYPOTHESIS_STATUS_LABEL, type Hypothesis } from '@warroom/shared/domain/hypothesis.ts'
import type { IncidentRecord } from '@warroom/shared/domain/incident-record.ts'
import { isOpen, STATUS_LABEL } from '@warroom/shared/domain/incident-status.ts'
import { severityLabel } from '@warroom/shared/domain/severity.ts'
import { spanText } from '../../ui/duration-text.ts'
import { utcText } from '../../ui/instant-text.ts'

export interface ToldIncident {
  readonly record: IncidentRecord
  readonly hypotheses: readonly Hypothesis[]
  readonly actions: readonly Action[]
  readonly whatHappened: string
  readonly impact: string
  readonly nameOf: (personId: string | null) => string
  /** Milliseconds since the epoch, by the server's clock. */
  readonly now: number
  /** Address of the room, without an anchor. */
  readonly link: string
}

/** A chat shows this much without folding it away. */
const MOST_LINES = 4
const MOST_CHARACTERS = 280

/** One line of people's words, cut by whole characters. */
function line(text: string): string {
  const characters = [...text.replace(/\s+/g, ' ').trim()]
  return characters.length > MOST_CHARACTERS
    ? `${characters.slice(0, MOST_CHARACTERS).join('').trimEnd()}…`
    : characters.join('')
}

const RANK: Readonly<Record<Hypothesis['status'], number>> = {
  confirmed: 0,
  supported: 1,
  testing: 2,
  proposed: 3,
  parked: 9,
  ruledOut: 9,
}

/** At most four of them; how many are left out is said. */
function listed(head: string, lines: readonly string[]): readonly string[] {
  if (lines.length === 0) return []
  const rest = lines.length - MOST_LINES
  return [head, ...lines.slice(0, MOST_LINES), ...(rest > 0 ? [`- and ${rest} more`] : [])]
}

const hypothesisLine = ({ number, statement, status }: Hypothesis): string =>
  `${number === null ? '' : `H${number} `}${line(statement)} (${HYPOTHESIS_STATUS_LABEL[status].toLowerCase()})`

const actionLine = (action: Action, nameOf: ToldIncident['nameOf']): string => {
  const owner = action.owner === null ? 'no owner' : nameOf(action.owner)
  return `${action.number === null ? '' : `${action.number} `}${line(action.title)} (${owner})`
}

/** The incident in a few lines of plain text, for people who are not in the room. */
export function incidentText(told: ToldIncident): string {
  const { record, whatHappened, impact, nameOf, now, link } = told
  const { key, title, severity, status, declaredAt, resolvedAt, closedAt, nextUpdateDueAt } = record.incident
  const commander = record.roles.commander?.holder ?? null
  const open = isOpen(status)
  const span = spanText((open ? now : (resolvedAt ?? closedAt ?? now)) - declaredAt)
  const leading = told.hypotheses
    .filter((hypothesis) => RANK[hypothesis.status] < 9)
    .sort((a, b) => RANK[a.status] - RANK[b.status])
  return [
    `${severityLabel(severity)} ${key} ${line(title)}`,
    `${STATUS_LABEL[status]}, ${open ? 'running for' : 'took'} ${span}. Commander: ${
      commander === null ? 'nobody' : nameOf(commander)
    }.`,
    ...(whatHappened.trim() ? [`What happened: ${line(whatHappened)}`] : []),
    ...(impact.trim() ? [`Impact: ${line(impact)}`] : []),
    ...listed(
      'It could be:',
      leading.map((hypothesis) => `- ${hypothesisLine(hypothesis)}`),
    ),
    ...listed(
      'Being done:',
      told.actions
        .filter(({ state }) => state === 'doing')
        .map((action) => `- ${actionLine(action, nameOf)}`),
    ),
    ...(open && nextUpdateDueAt !== null ? [`Next update: ${utcText(nextUpdateDueAt, now)}`] : []),
    link,
  ].join('\n')
}

/** One card in a line, and its link; `null` for a card that is not here. */
export function cardText(anchor: string, told: ToldIncident): string | null {
  const { key } = told.record.incident
  const words = wordsAt(anchor, told)
  return words === null ? null : `${key} ${words}\n${told.link}#${encodeURIComponent(anchor)}`
}

function wordsAt(anchor: string, { actions, hypotheses, record, nameOf }: ToldIncident): string | null {
  const cut = anchor.indexOf('-')
  const kind = anchor.slice(0, cut)
  const of = anchor.slice(cut + 1)
  const isIt = ({ number, id }: { readonly number: number | null; readonly id: string }) =>
    String(number ?? id) === of
  if (kind === 'act') {
    const action = actions.find(isIt)
    return action ? `Action ${actionLine(action, nameOf)}, ${action.state}` : null
  }
  if (kind === 'hyp') {
    const hypothesis = hypotheses.find(isIt)
    return hypothesis ? hypothesisLine(hypothesis) : null
  }
  const roadblock = kind === 'roadblock' ? record.roadblocks[of] : undefined
  return roadblock ? `B${roadblock.number} ${line(roadblock.needed)}` : null
}
