/** Lifecycle of an incident (FIELD 3) and its legal steps. */
export const INCIDENT_STATUSES = [
  'triage',
  'declared',
  'investigating',
  'identified',
  'mitigating',
  'monitoring',
  'resolved',
  'closed',
  'declined',
] as const
export type IncidentStatus = (typeof INCIDENT_STATUSES)[number]

/** The phases shown in the header, in order. */
export const PHASES = [
  'declared',
  'investigating',
  'identified',
  'mitigating',
  'monitoring',
  'resolved',
] as const

export const STATUS_LABEL: Readonly<Record<IncidentStatus, string>> = {
  triage: 'Triage',
  declared: 'Declared',
  investigating: 'Investigating',
  identified: 'Identified',
  mitigating: 'Mitigating',
  monitoring: 'Monitoring',
  resolved: 'Resolved',
  closed: 'Closed',
  declined: 'Declined',
}

/** Statuses in which people are working: the clock runs, lamps may light. */
const RUNNING: readonly IncidentStatus[] = [
  'declared',
  'investigating',
  'identified',
  'mitigating',
  'monitoring',
]

export const isOpen = (status: IncidentStatus): boolean => status === 'triage' || RUNNING.includes(status)

/**
 * Where one may go from here. Running phases may be skipped and stepped back (a hypothesis can turn out wrong, and
 * mitigation comes before the cause is known); closing needs resolving first; declining is for what never was one.
 */
const LEGAL_STEPS: Readonly<Record<IncidentStatus, readonly IncidentStatus[]>> = {
  triage: ['declared', 'investigating', 'declined'],
  declared: ['triage', 'investigating', 'identified', 'mitigating', 'monitoring', 'resolved', 'declined'],
  investigating: ['identified', 'mitigating', 'monitoring', 'resolved', 'declined'],
  identified: ['investigating', 'mitigating', 'monitoring', 'resolved'],
  mitigating: ['investigating', 'identified', 'monitoring', 'resolved'],
  monitoring: ['investigating', 'identified', 'mitigating', 'resolved'],
  resolved: ['investigating', 'identified', 'mitigating', 'monitoring', 'closed'],
  closed: ['investigating'],
  declined: ['triage', 'declared', 'investigating'],
}

export const legalSteps = (from: IncidentStatus): readonly IncidentStatus[] => LEGAL_STEPS[from]

/** Going back from an ended incident is a reopening. */
export const isReopening = (from: IncidentStatus, to: IncidentStatus): boolean => !isOpen(from) && isOpen(to)
