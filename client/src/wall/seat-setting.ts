import type { Seat, Viewport } from './wall-scale.ts'

/** What the calibration asks: people know the diagonal of a screen, not the height of its picture. */
export interface SeatSetting {
  readonly diagonalInches: number
  readonly seatMetres: number
  readonly zoom: number
}

export const DIAGONALS_INCHES = [24, 32, 43, 55, 65, 75, 85, 98, 110, 135, 150] as const
export const SEATS_METRES = [2, 3, 4, 5, 6, 7, 8, 10, 12] as const
export const ZOOM_STEP = 1.1
const ZOOM_MOST = 2

/** A 75-inch screen in a room of six metres: the middle of what we were told of. */
export const USUAL_SEAT: SeatSetting = { diagonalInches: 75, seatMetres: 6, zoom: 1 }

const METRES_PER_INCH = 0.0254
const KEY = 'warroom.wall.seat'

export interface TextStore {
  getItem(key: string): string | null
  setItem(key: string, value: string): void
}

const within = (value: unknown, least: number, most: number): value is number =>
  typeof value === 'number' && value >= least && value <= most

export const seatOf = (setting: SeatSetting, screen: Viewport): Seat => ({
  seatMetres: setting.seatMetres,
  pictureMetres:
    (setting.diagonalInches * METRES_PER_INCH * screen.height) / Math.hypot(screen.width, screen.height),
  zoom: setting.zoom,
})

/** `?seat=6&screen=0.934` (metres): for screens set up from afar, and for checks. `null` without them. */
export function seatFromQuery(query: string): Seat | null {
  const parameters = new URLSearchParams(query)
  const [seatMetres, pictureMetres] = [
    Number(parameters.get('seat')),
    Number(parameters.get('screen') ?? 0.934),
  ]
  if (!within(seatMetres, 0.3, 60) || !within(pictureMetres, 0.05, 20)) return null
  return { seatMetres, pictureMetres, zoom: 1 }
}

/** `null` until somebody calibrated this device. */
export function loadSeat(store: TextStore | null): SeatSetting | null {
  try {
    const kept: unknown = JSON.parse(store?.getItem(KEY) ?? 'null')
    if (typeof kept !== 'object' || kept === null) return null
    const { diagonalInches, seatMetres, zoom } = kept as Partial<Record<keyof SeatSetting, unknown>>
    if (!within(diagonalInches, 5, 500) || !within(seatMetres, 0.3, 60)) return null
    return { diagonalInches, seatMetres, zoom: within(zoom, 1, ZOOM_MOST) ? zoom : 1 }
  } catch {
    return null
  }
}

export function saveSeat(store: TextStore | null, setting: SeatSetting): void {
  try {
    store?.setItem(KEY, JSON.stringify(setting))
  } catch {
    // Storage is full or forbidden: it holds until the page is opened again.
  }
}

export const bigger = (setting: SeatSetting): SeatSetting => ({
  ...setting,
  zoom: Math.min(ZOOM_MOST, setting.zoom * ZOOM_STEP),
})
