import { expect, test } from 'vitest'
import { commandSchema } from './command.ts'
import { REFUSAL_CODES, REFUSAL_STATUS } from './refusal.ts'

const parses = (command: object) => commandSchema.safeParse({ id: 'c1', ...command })
const accepted = (command: object) => parses(command).success

test('[CMDS1] a command is accepted with its fields, and refused with a wrong, missing or further one', () => {
  expect(accepted({ type: 'changeSeverity', severity: 'sev1' })).toBe(true)
  expect(accepted({ type: 'changeSeverity', severity: 'sev9' })).toBe(false)
  expect(accepted({ type: 'changeSeverity' })).toBe(false)
  expect(accepted({ type: 'changeSeverity', severity: 'sev1', force: true })).toBe(false)
  expect(accepted({ type: 'deleteIncident' })).toBe(false)
  expect(commandSchema.safeParse({ type: 'takeCommand' }).success).toBe(false)
})

test('[CMDS1] every type is known once', () => {
  const types = commandSchema.options.map((arm) => arm.shape.type.value)
  expect(new Set(types).size).toBe(types.length)
  for (const type of types) expect(accepted({ type, surprise: 1 })).toBe(false)
})

test('[CMDS2] an instant is an ISO text with a zone or milliseconds, and handed on as milliseconds', () => {
  const note = (at: unknown) => parses({ type: 'noteTimeline', text: 'x', at })
  expect(note('2026-01-05T15:00:00+01:00').data).toMatchObject({ at: Date.UTC(2026, 0, 5, 14) })
  expect(note(1_000).data).toMatchObject({ at: 1_000 })
  for (const wrong of ['2026-01-05T15:00:00', 'yesterday', -1, 1.5, Number.MAX_SAFE_INTEGER, null]) {
    expect(note(wrong).success).toBe(false)
  }
})

test('[CMDS3] text is trimmed, and half a character is replaced', () => {
  expect(parses({ type: 'noteTimeline', text: '  hi \ud83e  ' }).data).toMatchObject({ text: 'hi \ufffd' })
  expect(accepted({ type: 'noteTimeline', text: '   ' })).toBe(false)
})

test('[WIRE5] every refusal has a status that says so', () => {
  for (const code of REFUSAL_CODES) expect(REFUSAL_STATUS[code]).toBeGreaterThanOrEqual(400)
  expect(REFUSAL_STATUS.forbidden).toBe(403)
  expect(REFUSAL_STATUS.illegalStep).toBe(409)
  expect(REFUSAL_STATUS.roleTaken).toBe(409)
})
