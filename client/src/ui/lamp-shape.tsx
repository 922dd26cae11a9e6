import type { ReactNode } from 'react'

export type LampShapeName = 'normal' | 'caution' | 'alarm' | 'merge'

const HATCH = 'M1.5 8 8 1.5M1.5 15 15 1.5M6.5 16.5 16.5 6.5M13 16.5 16.5 13'
const SHAPE: Readonly<Record<LampShapeName, ReactNode>> = {
  normal: <circle cx="9" cy="9" r="7" fill="none" stroke="currentColor" strokeWidth="2" />,
  caution: (
    <path d="M9 1.5 17 16.2H1Z" fill="none" stroke="currentColor" strokeWidth="2" strokeLinejoin="round" />
  ),
  alarm: <path d="M5.5 1h7L17 5.5v7L12.5 17h-7L1 12.5v-7Z" fill="currentColor" />,
  merge: (
    <>
      <rect x="1.5" y="1.5" width="15" height="15" fill="none" stroke="currentColor" strokeWidth="2" />
      <path d={HATCH} stroke="currentColor" strokeWidth="1.5" />
    </>
  ),
}

/** ○ normal, △ caution, ⬢ alarm, ▨ merge, in the colour of the text beside it, which is its name. */
export function LampShape({
  level,
  size = 18,
}: {
  readonly level: LampShapeName
  readonly size?: number | string
}) {
  return (
    <svg viewBox="0 0 18 18" width={size} height={size} aria-hidden="true" style={{ flex: 'none' }}>
      {SHAPE[level]}
    </svg>
  )
}
