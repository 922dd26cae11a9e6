import type { PersonId } from './ids.ts'

/** A hypothesis is never deleted: it is ruled out, and stays readable with what ruled it out (FIELD 8). */
export const HYPOTHESIS_STATUSES = [
  'proposed',
  'testing',
  'supported',
  'confirmed',
  'ruledOut',
  'parked',
] as const
export type HypothesisStatus = (typeof HYPOTHESIS_STATUSES)[number]

export const HYPOTHESIS_STATUS_LABEL: Readonly<Record<HypothesisStatus, string>> = {
  proposed: 'Proposed',
  testing: 'Testing',
  supported: 'Supported',
  confirmed: 'Confirmed',
  ruledOut: 'Ruled out',
  parked: 'Parked',
}

export interface Hypothesis {
  readonly id: string
  /** Speakable number (`H3`), allotted by the server; `null` until the creation is saved. */
  readonly number: number | null
  readonly statement: string
  readonly status: HypothesisStatus
  /** What would prove it wrong. */
  readonly disproof: string
  readonly nextTest: string
  readonly owner: PersonId | null
  readonly order: string
  readonly createdBy: PersonId | null
  readonly createdAt: number
}

export const EVIDENCE_STANCES = ['for', 'against', 'neutral'] as const
export type EvidenceStance = (typeof EVIDENCE_STANCES)[number]

export interface Evidence {
  readonly id: string
  readonly hypothesisId: string
  readonly stance: EvidenceStance
  readonly text: string
  /** `http(s)` only, or empty: anything else is not shown as a link. */
  readonly link: string
  /** The action whose outcome it is, or `null` for what somebody saw otherwise. */
  readonly actionId: string | null
  readonly createdBy: PersonId | null
  readonly createdAt: number
}

export const CONFIDENCES = ['low', 'medium', 'high'] as const
export type Confidence = (typeof CONFIDENCES)[number]

/** One confidence per person per hypothesis: the invariant lives in the key. */
export const confidenceKey = (hypothesisId: string, personId: PersonId): string =>
  `${hypothesisId}:${personId}`
