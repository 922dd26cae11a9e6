// A warning nobody reads is a failure nobody sees: what goes to console.error or console.warn fails the test.
import { takeExpectedConsole } from '@warroom/shared/testing/expected-console.ts'
import { afterEach, beforeEach, expect, vi } from 'vitest'

let said: string[] = []

beforeEach(() => {
  said = []
  takeExpectedConsole()
  for (const level of ['error', 'warn'] as const) {
    vi.spyOn(console, level).mockImplementation((...parts: unknown[]) => {
      said.push(parts.map(String).join(' '))
    })
  }
})

afterEach(() => {
  const patterns = takeExpectedConsole()
  vi.restoreAllMocks()
  const undeclared = said.filter((text) => !patterns.some((pattern) => pattern.test(text)))
  const unheard = patterns.filter((pattern) => !said.some((text) => pattern.test(text))).map(String)
  expect({ undeclared, unheard }, 'console.error and console.warn').toEqual({ undeclared: [], unheard: [] })
})
