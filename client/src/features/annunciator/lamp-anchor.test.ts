import type { Lamp, LampId } from '@warroom/shared/domain/lamp.ts'
import { expect, test } from 'vitest'
import { lampAnchor } from './lamp-anchor.ts'

const lamp = (id: LampId, causeId: string | null): Lamp => ({
  id,
  level: 'normal',
  label: '',
  detail: '',
  causeId,
})
const actions = [
  { id: 'a', number: 7 },
  { id: 'b', number: null },
]

test('[LAMPUI1] each lamp leads to its cause, and to where such things are when there is none', () => {
  expect(lampAnchor(lamp('late', 'a'), actions)).toBe('act-7')
  expect(lampAnchor(lamp('unowned', 'b'), actions)).toBe('act-b')
  expect(lampAnchor(lamp('late', null), actions)).toBe('actions-head')
  expect(lampAnchor(lamp('blocked', 'r1'), actions)).toBe('roadblock-r1')
  expect(lampAnchor(lamp('blocked', null), actions)).toBe('roadblocks-head')
  expect(lampAnchor(lamp('command', null), actions)).toBe('role-commander')
  expect(lampAnchor(lamp('sync', null), actions)).toBe('saved-state')
})
