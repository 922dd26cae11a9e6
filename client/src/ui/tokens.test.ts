/// <reference types="node" />
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { TOKENS } from './tokens.ts'

const SOURCE = join(import.meta.dirname, '..')
const sources = readdirSync(SOURCE, { recursive: true, encoding: 'utf8' })
  .filter((path) => /\.(css|tsx?)$/.test(path) && !path.includes('.test.'))
  .map((path) => ({ path, text: readFileSync(join(SOURCE, path), 'utf8') }))

const defined = new Set(
  sources.flatMap(({ text }) => [...text.matchAll(/(--[a-z][\w-]*)['"]?\]?\s*:/g)].map((match) => match[1])),
)

test('[UI1] every custom property that is used is defined somewhere', () => {
  const missing = sources.flatMap(({ path, text }) =>
    [...text.matchAll(/var\((--[\w-]+)/g)]
      .map((match) => match[1])
      .filter((name) => !defined.has(name))
      .map((name) => `${path}: ${name}`),
  )
  expect(missing).toEqual([])
})

test('[UI1] the typed tokens are exactly those of tokens.css', () => {
  const css = readFileSync(join(import.meta.dirname, 'tokens.css'), 'utf8')
  const names = new Set([...css.matchAll(/^\s*(--[\w-]+):/gm)].map((match) => match[1]))
  expect([...names].sort()).toEqual([...TOKENS].sort())
})

/** WCAG 2 relative luminance of `#rgb` or `#rrggbb`. */
function luminance(hex: string): number {
  const full = hex.length === 4 ? [...hex.slice(1)].map((c) => c + c).join('') : hex.slice(1)
  const channel = (at: number) => {
    const value = Number.parseInt(full.slice(at, at + 2), 16) / 255
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4
  }
  return 0.2126 * channel(0) + 0.7152 * channel(2) + 0.0722 * channel(4)
}
function contrast(a: string, b: string): number {
  const [light, dark] = [luminance(a), luminance(b)].sort((x, y) => y - x)
  return ((light ?? 0) + 0.05) / ((dark ?? 0) + 0.05)
}

test('[UI2] text has a contrast of 4.5 and controls of 3 on every ground, day and night', () => {
  const css = readFileSync(join(import.meta.dirname, 'tokens.css'), 'utf8')
  const pairs = new Map(
    [...css.matchAll(/(--[\w-]+): (?:light-dark\((#\w+), (#\w+)\)|(#\w+));/g)].map((m) => [
      m[1] ?? '',
      [m[2] ?? m[4] ?? '', m[3] ?? m[4] ?? ''] as const,
    ]),
  )
  const weak: string[] = []
  for (const side of [0, 1] as const) {
    const colour = (name: string) => pairs.get(name)?.[side] ?? '#000'
    const check = (text: string, ground: string, least: number) => {
      const ratio = contrast(colour(text), colour(ground))
      if (ratio < least) weak.push(`${text} on ${ground}: ${ratio.toFixed(2)}`)
    }
    for (const ground of ['--deck', '--panel', '--inset']) {
      for (const text of ['--ink', '--quiet', '--alarm', '--caution', '--act', '--merge', '--clear']) {
        check(text, ground, 4.5)
      }
      check('--ctl', ground, 3)
    }
    check('--ink', '--act-wash', 4.5)
    for (const fill of ['alarm', 'caution', 'act']) check(`--on-${fill}`, `--${fill}-fill`, 4.5)
  }
  expect(weak).toEqual([])
})
