import { expect, test } from 'vitest'
import { wallScale } from './wall-scale.ts'

const TV = { width: 1920, height: 1080 }
/** A 75-inch television. */
const seat = (seatMetres: number, pictureMetres = 0.934) => ({ seatMetres, pictureMetres, zoom: 1 })

test('[WALL1] type grows with the distance of the farthest seat and shrinks with the screen, in minutes of arc', () => {
  const px = [4, 5, 6, 7, 8].map((metres) => wallScale(seat(metres), TV).pxPerArcminute.toFixed(2))
  expect(px).toEqual(['1.35', '1.68', '2.02', '2.35', '2.69'])
  expect(wallScale(seat(6, 1.69), TV).pxPerArcminute).toBeCloseTo((2.02 * 0.934) / 1.69, 2)
})

test('[WALL1] the layout follows the lines the screen holds', () => {
  const tiers = [4, 5, 6, 7, 8].map((metres) => wallScale(seat(metres), TV))
  expect(tiers.map(({ tier, lines, columns }) => [tier, lines, columns])).toEqual([
    ['near', 22, 2],
    ['mid', 17, 2],
    ['mid', 14, 2],
    ['far', 12, 1],
    ['far', 11, 1],
  ])
})

test('[WALL1] the same room on a window of another height gets letters of the same angle', () => {
  const share = (height: number) =>
    wallScale(seat(6), { width: height * 1.6, height }).pxPerArcminute / height
  expect(share(900)).toBeCloseTo(share(1080), 10)
  expect(share(2160)).toBeCloseTo(share(1080), 10)
})

test('[WALL1] a seat too far for the screen keeps eight lines and says so', () => {
  const scale = wallScale(seat(30), TV)
  expect([scale.lines, scale.isTooFar]).toEqual([8, true])
  expect(wallScale(seat(8), TV).isTooFar).toBe(false)
})

test('[WALL1] a screen hung upright has one slim column, and never fewer than fourteen ems', () => {
  const upright = { width: 1080, height: 1920 }
  expect(wallScale(seat(6, 1.66), upright)).toMatchObject({ columns: 1, isSlim: true, isTooFar: false })
  const far = wallScale(seat(12, 1.66), upright)
  expect(far.isTooFar).toBe(true)
  expect(1080 / ((22 * far.pxPerArcminute) / 0.76)).toBeCloseTo(14)
})

test('[WALL1] a phone gets a card of ordinary type in one column', () => {
  const { tier, columns, lines } = wallScale(seat(6), { width: 390, height: 844 })
  expect([tier, columns, lines]).toEqual(['card', 1, 37])
})
