import { expect, test } from 'vitest'
import {
  effectiveSeverity,
  isMajor,
  SEVERITIES,
  SEVERITY_MEANING,
  severityDigit,
  severityLabel,
  updateCadenceMinutes,
} from './severity.ts'

test('[SEV1] an unknown severity obliges as severity 2 does', () => {
  expect(effectiveSeverity('unknown')).toBe('sev2')
  expect(isMajor('unknown')).toBe(true)
  expect(updateCadenceMinutes('unknown')).toBe(updateCadenceMinutes('sev2'))
})

test('[SEV2] the more severe, the sooner stakeholders hear again; 4 and 5 promise no rhythm', () => {
  expect(SEVERITIES.map(updateCadenceMinutes)).toEqual([30, 30, 30, 60, null, null])
  expect(SEVERITIES.filter(isMajor)).toEqual(['unknown', 'sev1', 'sev2'])
})

test('[SEV1] an unknown severity is shown as not known, never as a number', () => {
  expect(SEVERITIES.map(severityLabel)).toEqual(['SEV ?', 'SEV-1', 'SEV-2', 'SEV-3', 'SEV-4', 'SEV-5'])
  expect(SEVERITIES.map(severityDigit)).toEqual(['?', '1', '2', '3', '4', '5'])
  expect(Object.keys(SEVERITY_MEANING)).toEqual([...SEVERITIES])
})
