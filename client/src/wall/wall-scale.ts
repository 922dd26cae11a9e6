/**
 * Type set in minutes of arc: how large a letter must be on this screen for the farthest seat (UX: 18′ for what stays,
 * 20′ for what changes, 22′ for what is read).
 */
export interface Seat {
  /** Metres from the screen to the farthest person who must read it. */
  readonly seatMetres: number
  /** Height of the picture in metres. */
  readonly pictureMetres: number
  /** From the acuity line: 1, or more for a room that asked for bigger. */
  readonly zoom: number
}

export interface Viewport {
  readonly width: number
  readonly height: number
}

/** `card` is a phone in the hand. */
export type Tier = 'near' | 'mid' | 'far' | 'card'

export interface WallScale {
  /** CSS pixels per minute of arc at the farthest seat. */
  readonly pxPerArcminute: number
  readonly tier: Tier
  /** Lines of body text the screen holds. */
  readonly lines: number
  readonly columns: 1 | 2
  /** So few letters wide that the clock needs a line of its own: a phone, or a screen hung upright. */
  readonly isSlim: boolean
  /** The seat is farther than this screen can serve; letters are as large as the page allows. */
  readonly isTooFar: boolean
}

const RADIANS_PER_ARCMINUTE = Math.PI / 180 / 60
/** Capitals of B612 against its em. */
export const CAP_HEIGHT = 0.76
const BODY_ARCMINUTES = 22
const LINE_HEIGHT = 1.25
/** Below this the title, the lamps and one row would not stand together. */
const FEWEST_LINES = 8
/** And below this width, in ems of body text, neither would a lamp. */
const LEAST_EMS = 14
const SLIM_EMS = 22
const CARD_WIDTH = 600
const CARD_BODY_PX = 18

const bodyPx = (pxPerArcminute: number): number => (BODY_ARCMINUTES * pxPerArcminute) / CAP_HEIGHT

export function wallScale(seat: Seat, viewport: Viewport): WallScale {
  const { width, height } = viewport
  if (width < CARD_WIDTH) {
    const pxPerArcminute = (CARD_BODY_PX * CAP_HEIGHT) / BODY_ARCMINUTES
    const lines = Math.floor(height / (CARD_BODY_PX * LINE_HEIGHT))
    return { pxPerArcminute, tier: 'card', lines, columns: 1, isSlim: true, isTooFar: false }
  }
  const wanted = (seat.seatMetres * RADIANS_PER_ARCMINUTE * height * seat.zoom) / seat.pictureMetres
  const largestBodyPx = Math.min(height / FEWEST_LINES / LINE_HEIGHT, width / LEAST_EMS)
  const largest = (largestBodyPx * CAP_HEIGHT) / BODY_ARCMINUTES
  const pxPerArcminute = Math.min(wanted, largest)
  const lines = Math.floor(height / (bodyPx(pxPerArcminute) * LINE_HEIGHT) + 1e-9)
  const tier = lines >= 20 ? 'near' : lines >= 13 ? 'mid' : 'far'
  const columns = tier === 'far' || width < height * 1.2 ? 1 : 2
  const isSlim = width / bodyPx(pxPerArcminute) < SLIM_EMS
  return { pxPerArcminute, tier, lines, columns, isSlim, isTooFar: wanted > largest }
}
