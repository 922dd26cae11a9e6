import {
  type IncidentStatus,
  isReopening,
  legalSteps,
  PHASES,
  STATUS_LABEL,
} from '@warroom/shared/domain/incident-status.ts'

export interface PhaseChoice {
  readonly status: IncidentStatus
  readonly label: string
  readonly place: 'passed' | 'here' | 'ahead'
  /** Why one cannot go there from here; `null` where one can. */
  readonly offBecause: string | null
}

/** The way as it is drawn: the phases in order, with where we are even when that is beside the way (triage, closed, declined). */
export function phaseChoices(now: IncidentStatus): readonly PhaseChoice[] {
  const legal = legalSteps(now)
  const isPhase = (PHASES as readonly IncidentStatus[]).includes(now)
  const ended = now === 'closed'
  const way: readonly IncidentStatus[] = isPhase ? PHASES : ended ? [...PHASES, now] : [now, ...PHASES]
  const here = way.indexOf(now)
  const possible = legal.map((status) => STATUS_LABEL[status]).join(', ')
  return way.map((status, i) => ({
    status,
    label: STATUS_LABEL[status],
    place: i === here ? 'here' : i < here ? 'passed' : 'ahead',
    offBecause:
      status === now || legal.includes(status) ? null : `From ${STATUS_LABEL[now]} one goes to: ${possible}.`,
  }))
}

/** Where one may go that is not drawn on the way. */
export const stepsAside = (now: IncidentStatus): readonly IncidentStatus[] => {
  const drawn = phaseChoices(now).map(({ status }) => status)
  return legalSteps(now).filter((status) => !drawn.includes(status))
}

/** What still lacks before a phase can be changed, in words. */
export function missingForStep(
  from: IncidentStatus,
  to: IncidentStatus | null,
  reason: string,
): string | null {
  if (to === null) return 'Choose a phase first'
  return isReopening(from, to) && !reason.trim() ? 'Say why it is reopened' : null
}
