import { HYPOTHESIS_STATUS_LABEL, type HypothesisStatus } from '@warroom/shared/domain/hypothesis.ts'
import type { ReactNode } from 'react'

const ring = <circle cx="8" cy="8" r="6" fill="none" stroke="currentColor" strokeWidth="2" />
const SHAPE: Readonly<Record<HypothesisStatus, ReactNode>> = {
  proposed: (
    <circle
      cx="8"
      cy="8"
      r="6"
      fill="none"
      stroke="currentColor"
      strokeWidth="2"
      strokeDasharray="2.7 2.01"
    />
  ),
  testing: (
    <>
      {ring}
      <path d="M8 2a6 6 0 0 0 0 12Z" fill="currentColor" />
    </>
  ),
  supported: <circle cx="8" cy="8" r="7" fill="currentColor" />,
  confirmed: (
    <>
      {ring}
      <circle cx="8" cy="8" r="3.2" fill="currentColor" />
    </>
  ),
  ruledOut: (
    <>
      <rect x="2" y="2" width="12" height="12" fill="none" stroke="currentColor" strokeWidth="2" />
      <path d="m2 2 12 12" stroke="currentColor" strokeWidth="2" />
    </>
  ),
  parked: <path d="M5 2v12M11 2v12" stroke="currentColor" strokeWidth="3" />,
}

export interface HypothesisGlyphProps {
  readonly status: HypothesisStatus
  readonly size?: number | string
  /** True beside the written word, which is where it belongs (never the icon alone). */
  readonly decorative?: boolean
}

/** ◌ proposed, ◐ testing, ● supported, ◉ confirmed, ⧅ ruled out, ‖ parked; drawn, so that no font can miss one. */
export function HypothesisGlyph({ status, size = 16, decorative = true }: HypothesisGlyphProps) {
  return (
    <svg
      role="img"
      aria-label={HYPOTHESIS_STATUS_LABEL[status]}
      aria-hidden={decorative || undefined}
      viewBox="0 0 16 16"
      width={size}
      height={size}
      style={{ flex: 'none' }}
    >
      {SHAPE[status]}
    </svg>
  )
}
