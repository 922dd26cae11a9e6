import { expect, test } from 'vitest'
import { INCIDENT_STATUSES, type IncidentStatus, isOpen, isReopening, legalSteps } from './incident-status.ts'

/** Everywhere one can get from here, by legal steps alone. */
function reachable(from: IncidentStatus): Set<IncidentStatus> {
  const found = new Set<IncidentStatus>()
  const open = [from]
  for (let next = open.pop(); next; next = open.pop()) {
    for (const step of legalSteps(next)) {
      if (!found.has(step)) open.push(step)
      found.add(step)
    }
  }
  return found
}

test('[INC1] no step leads from a status to itself', () => {
  for (const status of INCIDENT_STATUSES) expect(legalSteps(status)).not.toContain(status)
})

test('[INC1] an incident is closed only after it was resolved, and declined only before its cause is known', () => {
  const before = (to: IncidentStatus) => INCIDENT_STATUSES.filter((from) => legalSteps(from).includes(to))
  expect(before('closed')).toEqual(['resolved'])
  expect(before('declined')).toEqual(['triage', 'declared', 'investigating'])
})

test.each(INCIDENT_STATUSES)('[INC2] from %s one can work on, and come to an end', (status) => {
  const places = reachable(status)
  expect(places).toContain('investigating')
  expect(places).toContain('resolved')
  expect(places).toContain('closed')
})

test('[INC3] going back to work from an end is a reopening, and nothing else is', () => {
  expect(INCIDENT_STATUSES.filter((status) => !isOpen(status))).toEqual(['resolved', 'closed', 'declined'])
  expect(isReopening('closed', 'investigating')).toBe(true)
  expect(isReopening('resolved', 'closed')).toBe(false)
  expect(isReopening('monitoring', 'investigating')).toBe(false)
})
