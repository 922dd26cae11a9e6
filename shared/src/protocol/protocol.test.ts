import { expect, test } from 'vitest'
import { CLOSE_CODES, CLOSE_SENTENCE, type CloseReason, closeReasonOf } from './close-codes.ts'
import { declareSchema, listQuerySchema, timelineQuerySchema } from './http-bodies.ts'
import { commandCallSchema, presenceSetSchema } from './socket-events.ts'

test('[WIRE1] what ends for good is 44xx, what is worth trying again is not, and each says so in a sentence', () => {
  const forGood: readonly CloseReason[] = [
    'badMessage',
    'sessionEnded',
    'noAccess',
    'unknownIncident',
    'tooBig',
    'clientTooOld',
  ]
  for (const [reason, code] of Object.entries(CLOSE_CODES) as [CloseReason, number][]) {
    expect(code >= 4400 && code < 4500).toBe(forGood.includes(reason))
    expect(CLOSE_SENTENCE[reason]).toMatch(/^[A-Z].*\.$/)
    expect(closeReasonOf(code)).toBe(reason)
  }
  expect(closeReasonOf(1006)).toBeNull()
})

test('[WIRE2] a declaration needs a title and nothing else', () => {
  expect(declareSchema.parse({ title: ' Checkout errors ' })).toEqual({
    title: 'Checkout errors',
    severity: 'unknown',
    takeCommand: false,
  })
  for (const wrong of [
    {},
    { title: ' ' },
    { title: 'x'.repeat(121) },
    { title: 'x', commander: 'alice' },
    { title: 7 },
  ]) {
    expect(declareSchema.safeParse(wrong).success).toBe(false)
  }
})

test('[WIRE3] filters are known words, separated by commas', () => {
  expect(listQuerySchema.parse({ status: 'triage, declared', severity: 'sev1' })).toMatchObject({
    status: ['triage', 'declared'],
    severity: ['sev1'],
    limit: 50,
  })
  expect(listQuerySchema.parse({ status: 'open' }).status).toBe('open')
  for (const wrong of [{ status: 'burning' }, { status: '' }, { severity: 'sev1,sev9' }, { limit: '0' }]) {
    expect(listQuerySchema.safeParse(wrong).success).toBe(false)
  }
  expect(timelineQuerySchema.parse({ after: '12' })).toEqual({ after: 12, limit: 200 })
})

test('[WIRE4] a state that a newer client invented means that somebody is here', () => {
  expect(presenceSetSchema.parse({ incidentId: 'i', state: 'dancing' })).toEqual({
    incidentId: 'i',
    focus: null,
    state: 'active',
  })
})

test('[CMDS1] a command sent over the socket is parsed as everywhere else', () => {
  const call = (command: object) => commandCallSchema.safeParse({ incidentId: 'i', command }).success
  expect(call({ id: 'c', type: 'takeCommand' })).toBe(true)
  expect(call({ id: 'c', type: 'takeCommand', force: true })).toBe(false)
})
