import type { Correction } from '@warroom/shared/domain/incident.ts'
import { ALICE } from '@warroom/shared/testing/incident-builders.ts'
import { expect, test } from 'vitest'
import { correctionText } from './correction-text.ts'

const at = Date.UTC(2026, 0, 5, 15, 10)
const correction = (c: Partial<Correction>): Correction => ({
  field: 'title',
  from: '',
  to: '',
  at,
  by: ALICE,
  ...c,
})

test('[HEAD5] a correction keeps what stood there before, by whom and when it was corrected', () => {
  expect(correctionText(correction({ from: 'Checkout slow' }), 'Alice', at, 'UTC')).toBe(
    'Title was “Checkout slow”; Alice corrected it at 15:10 UTC',
  )
  expect(correctionText(correction({ field: 'mitigatedAt', from: null }), 'Bob', at, 'UTC')).toBe(
    'Mitigated was not known; Bob corrected it at 15:10 UTC',
  )
  expect(correctionText(correction({ field: 'detectedAt', from: at - 60_000 }), 'Bob', at, 'UTC')).toContain(
    'Detected was 15:09 UTC;',
  )
})
