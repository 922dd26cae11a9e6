import type { Lamp, LampId, LampLevel } from '@warroom/shared/domain/lamp.ts'
import { expect, test } from 'vitest'
import { causeAndAge, lampRows } from './lamp-cells.ts'

const IDS: readonly LampId[] = ['command', 'update', 'blocked', 'late', 'unowned']
const lamps = (...lit: readonly LampId[]): readonly Lamp[] =>
  IDS.map((id) => {
    const level: LampLevel = lit.includes(id) ? 'caution' : 'normal'
    return { id, level, label: id, detail: 'something', causeId: null }
  })
const ids = (rows: ReturnType<typeof lampRows>) => rows.rows.map((row) => row.map(({ lamp }) => lamp.id))

test('[WALL5] while all is well the unlit lamps stand there and say so, but from the back row they vanish', () => {
  expect(ids(lampRows(lamps(), { tier: 'near', isSlim: false }))).toEqual([
    ['update', 'blocked', 'late', 'unowned'],
  ])
  expect(ids(lampRows(lamps(), { tier: 'mid', isSlim: false }))).toEqual([
    ['update', 'blocked', 'late', 'unowned'],
  ])
  expect(ids(lampRows(lamps(), { tier: 'far', isSlim: false }))).toEqual([])
})

test('[WALL5] every lit lamp stands, twice as wide, and unlit ones give way to it, the update last', () => {
  expect(lampRows(lamps('late'), { tier: 'mid', isSlim: false }).rows).toMatchObject([
    [{ weight: 1 }, { weight: 1 }, { lamp: { id: 'late' }, weight: 2 }, { weight: 1 }],
  ])
  expect(ids(lampRows(lamps('blocked', 'late'), { tier: 'mid', isSlim: false }))).toEqual([
    ['update', 'blocked', 'late', 'unowned'],
  ])
  expect(ids(lampRows(lamps('command', 'blocked', 'late'), { tier: 'mid', isSlim: false }))).toEqual([
    ['command', 'blocked', 'late'],
  ])
})

test('[WALL5] five lit lamps stand as three and two, and from the back row name only their condition', () => {
  const near = lampRows(lamps(...IDS), { tier: 'near', isSlim: false })
  expect(near.rows.map((row) => row.length)).toEqual([3, 2])
  expect(near.isTerse).toBe(false)
  const far = lampRows(lamps(...IDS), { tier: 'far', isSlim: false })
  expect(far.rows.flat()).toHaveLength(5)
  expect(far.isTerse).toBe(true)
})

test('[WALL5] on a screen hung upright every lit lamp has a row', () => {
  expect(ids(lampRows(lamps('blocked', 'late'), { tier: 'mid', isSlim: true }))).toEqual([
    ['blocked'],
    ['late'],
  ])
})

test('[WALL5] a lamp’s age is told apart from its cause', () => {
  expect(causeAndAge('Access to the replica, please, 11 min')).toEqual({
    cause: 'Access to the replica, please',
    age: '11 min',
  })
  expect(causeAndAge('1 h 20 min')).toEqual({ cause: '', age: '1 h 20 min' })
  expect(causeAndAge('Ask the mobile team, then wait')).toEqual({
    cause: 'Ask the mobile team, then wait',
    age: '',
  })
})
