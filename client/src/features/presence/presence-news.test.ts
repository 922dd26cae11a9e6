import { expect, test } from 'vitest'
import { presenceNews } from './presence-news.ts'

test('[PRESUI1] comings and goings are told together, in one sentence each', () => {
  expect(presenceNews(['Ana'], ['Ana', 'Jan', 'Alex'])).toBe('Jan and Alex joined.')
  expect(presenceNews(['Ana', 'Jan'], ['Mo'])).toBe('Mo joined. Ana and Jan left.')
})

test('[PRESUI2] somebody who reloads the page is no news', () => {
  expect(presenceNews(['Ana', 'Jan'], ['Jan', 'Ana'])).toBe('')
})
