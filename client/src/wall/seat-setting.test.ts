import { expect, test } from 'vitest'
import { bigger, loadSeat, saveSeat, seatFromQuery, seatOf, USUAL_SEAT } from './seat-setting.ts'

function aStore() {
  const kept = new Map<string, string>()
  return {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
  }
}

test('[WALL2] a screen’s diagonal becomes the height of its picture', () => {
  const { pictureMetres } = seatOf(USUAL_SEAT, { width: 1920, height: 1080 })
  expect(pictureMetres).toBeCloseTo(0.934, 3)
})

test('[WALL2] a calibration is kept on the device, "bigger" included', () => {
  const store = aStore()
  expect(loadSeat(store)).toBeNull()
  const setting = bigger({ ...USUAL_SEAT, diagonalInches: 55 })
  saveSeat(store, setting)
  expect(loadSeat(store)).toEqual(setting)
  expect(setting.zoom).toBeCloseTo(1.1)
})

test('[WALL2] what is kept is not believed blindly', () => {
  for (const kept of ['{', 'null', '7', '{"diagonalInches":0,"seatMetres":6}', '{"diagonalInches":75}']) {
    const store = aStore()
    store.setItem('warroom.wall.seat', kept)
    expect(loadSeat(store)).toBeNull()
  }
})

test('[WALL2] a forbidden storage costs the memory, not the wall', () => {
  const forbidden = {
    getItem: () => {
      throw new Error('forbidden')
    },
    setItem: () => {
      throw new Error('forbidden')
    },
  }
  expect(loadSeat(forbidden)).toBeNull()
  expect(() => saveSeat(forbidden, USUAL_SEAT)).not.toThrow()
})

test('[WALL2] the address may set seat and screen in metres, within reason', () => {
  expect(seatFromQuery('?seat=6&screen=0.685')).toEqual({ seatMetres: 6, pictureMetres: 0.685, zoom: 1 })
  expect(seatFromQuery('?seat=6')?.pictureMetres).toBe(0.934)
  for (const query of ['', '?screen=1', '?seat=-1', '?seat=many', '?seat=6&screen=0']) {
    expect(seatFromQuery(query)).toBeNull()
  }
})
