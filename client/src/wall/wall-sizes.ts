import type { FitMetrics } from './fit-sections.ts'
import { CAP_HEIGHT, type Tier, type WallScale } from './wall-scale.ts'

/** Whole pixels, so that rows measured one by one add up to exactly what the page lays out. */
export interface WallSizes extends FitMetrics {
  readonly columnGap: number
}

const LINE_HEIGHT = 1.2
/** In minutes of arc. The farther the seat, the dearer the lines. */
const ROW_GAP: Readonly<Record<Tier, number>> = { near: 5, mid: 4, far: 3, card: 5 }
const SECTION_GAP: Readonly<Record<Tier, number>> = { near: 10, mid: 7, far: 5, card: 10 }

export function wallSizes({ pxPerArcminute, tier }: WallScale): WallSizes {
  const font = (arcminutes: number): number => (arcminutes * pxPerArcminute) / CAP_HEIGHT
  return {
    line: Math.round(font(22) * LINE_HEIGHT),
    heading: Math.round(font(20) * 1.3),
    rowGap: Math.round(pxPerArcminute * ROW_GAP[tier]),
    sectionGap: Math.round(pxPerArcminute * SECTION_GAP[tier]),
    columnGap: Math.round(pxPerArcminute * 22),
  }
}

/** The same numbers for the style sheet. */
export function sizeProperties(scale: WallScale): Readonly<Record<`--${string}`, string>> {
  const sizes = wallSizes(scale)
  return {
    '--am': `${scale.pxPerArcminute}px`,
    '--line': `${sizes.line}px`,
    '--heading': `${sizes.heading}px`,
    '--row-gap': `${sizes.rowGap}px`,
    '--section-gap': `${sizes.sectionGap}px`,
    '--column-gap': `${sizes.columnGap}px`,
  }
}
