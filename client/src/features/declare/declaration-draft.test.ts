import { expect, test } from 'vitest'
import { chatText, declarationOf, EMPTY_DRAFT, errorsFromServer, readDraft } from './declaration-draft.ts'

const NOW = Date.UTC(2026, 10, 23, 15, 0)

test('[DECL2] a title is enough, and what was left empty is not sent', () => {
  expect(declarationOf({ ...EMPTY_DRAFT, title: '  Checkout errors ' }, NOW)).toEqual({
    ok: true,
    body: { title: 'Checkout errors', severity: 'unknown', takeCommand: true },
  })
})

test('[DECL2] without a title, or with too long a one, the form says what to do', () => {
  expect(declarationOf(EMPTY_DRAFT, NOW)).toMatchObject({
    ok: false,
    errors: { title: expect.stringContaining('few words') },
  })
  const long = declarationOf({ ...EMPTY_DRAFT, title: '🔥'.repeat(121) }, NOW)
  expect(long).toMatchObject({ ok: false, errors: { title: expect.stringContaining('this has 121') } })
  expect(declarationOf({ ...EMPTY_DRAFT, title: '🔥'.repeat(120) }, NOW).ok).toBe(true)
})

test('[DECL3] a start in the future is refused, one in the past is sent as an instant', () => {
  const utc = (ms: number) => new Date(ms).toISOString().slice(0, 16)
  const draft = { ...EMPTY_DRAFT, title: 'Slow' }
  expect(declarationOf({ ...draft, impactStarted: utc(NOW + 3_600_000) }, NOW).ok).toBe(false)
  expect(declarationOf({ ...draft, impactStarted: utc(NOW - 3_600_000) }, NOW)).toMatchObject({
    ok: true,
    body: { impactStartedAt: NOW - 3_600_000 },
  })
})

test('[DECL4] a kept draft reads back, and one strange field does not lose the others', () => {
  const draft = { ...EMPTY_DRAFT, title: 'Slow', severity: 'sev2', takeCommand: false } as const
  expect(readDraft(JSON.parse(JSON.stringify(draft)))).toEqual(draft)
  expect(readDraft({ title: 'Slow', severity: 'sev9', impact: 7 })).toEqual({ ...EMPTY_DRAFT, title: 'Slow' })
  expect(readDraft('rubbish')).toEqual(EMPTY_DRAFT)
})

test("[DECL5] the server's errors appear at their fields", () => {
  expect(errorsFromServer({ title: 'Too long.', impactStartedAt: 'In the future.', other: 'x' })).toEqual({
    title: 'Too long.',
    impactStarted: 'In the future.',
  })
})

test('[DECL6] the text for a chat says what is known in whole lines', () => {
  expect(chatText({ ...EMPTY_DRAFT, title: 'Slow', impact: 'EU only' })).toBe(
    'Incident, severity not known yet: Slow\nEU only',
  )
})
