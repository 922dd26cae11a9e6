import { isReopening, legalSteps, STATUS_LABEL } from '@warroom/shared/domain/incident-status.ts'
import { SEVERITY_MEANING, severityLabel } from '@warroom/shared/domain/severity.ts'
import type { Candidate } from './candidate.ts'
import type { RoomNow } from './palette-state.ts'
import type { Reading } from './read-verb.ts'

type Of<V extends Reading['verb']> = Extract<Reading, { verb: V }>

export function severityCandidate({ severity, reason }: Of<'severity'>, room: RoomNow): Candidate {
  const now = room.record.incident.severity
  return {
    id: `severity ${severity}`,
    group: 'Do',
    label: `Change severity from ${severityLabel(now)} to ${severityLabel(severity)}`,
    detail: SEVERITY_MEANING[severity],
    offBecause: now === severity ? `It is ${severityLabel(now)} already` : room.noAsking('changeSeverity'),
    act: { do: 'ask', command: { type: 'changeSeverity', severity, ...(reason && { reason }) } },
  }
}

export function phaseCandidate({ status, reason }: Of<'phase'>, room: RoomNow): Candidate {
  const now = room.record.incident.status
  const label = STATUS_LABEL[status]
  const possible = legalSteps(now).map((step) => STATUS_LABEL[step])
  const wrongPhase =
    now === status
      ? `It is ${label} already`
      : legalSteps(now).includes(status)
        ? null
        : `From ${STATUS_LABEL[now]} one goes to: ${possible.join(', ')}.`
  const lacksReason =
    isReopening(now, status) && !reason ? `Say why it is reopened: ${status} because …` : null
  return {
    id: `phase ${status}`,
    group: 'Do',
    label: `Move to ${label}`,
    ...(reason && { detail: `Because: ${reason}` }),
    offBecause: wrongPhase ?? room.noAsking('changeStatus') ?? lacksReason,
    act: { do: 'ask', command: { type: 'changeStatus', status, ...(reason && { reason }) } },
  }
}
