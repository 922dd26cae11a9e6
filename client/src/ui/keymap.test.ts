import { expect, test } from 'vitest'
import {
  belongsToControl,
  chordOf,
  isPrefix,
  isSingleKey,
  KEYMAP,
  type KeyPress,
  shortcutFor,
} from './keymap.ts'

const press = (key: string, held: Partial<KeyPress> = {}): KeyPress => ({
  key,
  code: '',
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  ...held,
})

test('[UI7] no two commands share their keys', () => {
  const all = Object.values(KEYMAP).flatMap((shortcut) => shortcut.keys as readonly string[])
  expect(all.filter((keys, at) => all.indexOf(keys) !== at)).toEqual([])
})

test('[UI7] a press is spelt as the table spells it', () => {
  expect(chordOf(press('D'))).toBe('d')
  expect(chordOf(press('Z', { shiftKey: true }))).toBe('Shift+z')
  expect(chordOf(press('?', { shiftKey: true }))).toBe('?')
  expect(chordOf(press(' '))).toBe('Space')
  expect(chordOf(press('Enter', { metaKey: true }))).toBe('Ctrl+Enter')
  expect(chordOf(press('π', { altKey: true, code: 'KeyP' }))).toBe('Alt+p')
  expect(chordOf(press('F6', { shiftKey: true }))).toBe('Shift+F6')
  expect(chordOf(press('Shift', { shiftKey: true }))).toBeNull()
})

test('[UI8] only keys without Ctrl, Alt or F count as single keys, which people can switch off', () => {
  expect(['d', '?', 'j', 'Shift+z', 'Space'].every(isSingleKey)).toBe(true)
  expect(['Ctrl+k', 'Alt+p', 'F6', 'Shift+F6'].some(isSingleKey)).toBe(false)
})

test('[UI8] Enter and Space stay with a focused button', () => {
  expect(belongsToControl('Space')).toBe(true)
  expect(belongsToControl('d')).toBe(false)
})

test('[UI9] a two-step shortcut needs its first step, and the second alone keeps its own meaning', () => {
  expect(isPrefix('g')).toBe(true)
  expect(shortcutFor('h', 'g')).toBe('goHome')
  expect(shortcutFor('h', null)).toBe('addHypothesis')
  expect(shortcutFor('j', 'g')).toBe('next')
  expect(shortcutFor('q', null)).toBeUndefined()
})
