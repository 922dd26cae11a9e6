import type { EvidenceStance } from '@warroom/shared/domain/hypothesis.ts'

export const STANCE_LABEL: Readonly<Record<EvidenceStance, string>> = {
  for: 'For',
  against: 'Against',
  neutral: 'Neutral',
}

/** Before the word, so that a column of evidence can be read by shape. */
export const STANCE_SIGN: Readonly<Record<EvidenceStance, string>> = { for: '+', against: '−', neutral: '·' }
