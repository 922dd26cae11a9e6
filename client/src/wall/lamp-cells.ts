import type { Lamp } from '@warroom/shared/domain/lamp.ts'
import type { Tier, WallScale } from './wall-scale.ts'

export interface LampCell {
  readonly lamp: Lamp
  /** Share of the row's width. */
  readonly weight: number
}

export interface LampRows {
  readonly rows: readonly (readonly LampCell[])[]
  /** Only the condition is written, not its cause: many lamps and few lines. */
  readonly isTerse: boolean
}

const LIT = 2
const UNLIT = 1
/** Shares one row holds without squeezing words; a lit lamp takes two. */
const ROOM: Readonly<Record<Tier, number>> = { near: 8, mid: 6, far: 4, card: 4 }

/** On a screen hung upright a lit lamp takes the whole row. */
const SLIM_ROOM = 2

export const isLit = (lamp: Lamp): boolean => lamp.level !== 'normal'

/**
 * Lit lamps always stand, the widest. Unlit ones show while a row has room for them (so that calm can be told from no
 * data), the update first; from afar they vanish. The commander is named in the header: an unlit command lamp says it
 * twice.
 */
export function lampRows(
  lamps: readonly Lamp[],
  { tier, isSlim }: Pick<WallScale, 'tier' | 'isSlim'>,
): LampRows {
  const room = isSlim && tier !== 'card' ? SLIM_ROOM : ROOM[tier]
  const lit = lamps.filter(isLit)
  const litRoom = Math.ceil(Math.max(1, lit.length * LIT) / room) * room
  const unlit = tier === 'far' ? [] : lamps.filter((lamp) => !isLit(lamp) && lamp.id !== 'command')
  const stays = new Set(unlit.slice(0, Math.max(0, litRoom - lit.length * LIT)))
  const cells = lamps
    .filter((lamp) => isLit(lamp) || stays.has(lamp))
    .map((lamp) => ({ lamp, weight: isLit(lamp) ? LIT : UNLIT }))
  const rows = inRows(cells, room)
  return { rows, isTerse: (tier === 'far' && rows.length > 1) || rows.length > 2 }
}

function inRows(cells: readonly LampCell[], room: number): readonly (readonly LampCell[])[] {
  const total = cells.reduce((sum, cell) => sum + cell.weight, 0)
  // Five lit lamps stand as three and two, not as four and one.
  const most = total > room ? Math.min(room, Math.ceil(total / Math.ceil(total / room)) + 1) : room
  const rows: LampCell[][] = []
  let used = most
  for (const cell of cells) {
    if (used + cell.weight > most) {
      rows.push([])
      used = 0
    }
    rows.at(-1)?.push(cell)
    used += cell.weight
  }
  return rows
}

/** The cause and, apart, how long it has been so: the age must survive when the cause is shortened. */
export function causeAndAge(detail: string): { readonly cause: string; readonly age: string } {
  const [, cause, age] = /^(.+), ((?:\d+ h )?\d+ min)$/su.exec(detail) ?? []
  if (cause !== undefined && age !== undefined) return { cause, age }
  return /^(?:\d+ h )?\d+ min$/.test(detail) ? { cause: '', age: detail } : { cause: detail, age: '' }
}
