import type { Health } from '@warroom/shared/protocol/health.ts'
import { expect, test } from 'vitest'
import { complaintsOf } from './complaints.ts'
import { bytesText, msText } from './quantity-text.ts'

const well: Health = {
  version: '1.0.0',
  upMs: 60_000,
  instances: { reach: 'together', others: [{ id: 'b', silentMs: 400 }] },
  storage: { failing: false, freeBytes: 40 * 1024 ** 3 },
  load: {
    overload: null,
    busyShare: 0.1,
    lagP99Ms: 12,
    restMs: 0,
    heapBytes: 40 * 1024 ** 2,
    heapLimitBytes: 4 * 1024 ** 3,
    residentBytes: 120 * 1024 ** 2,
  },
  sockets: { sync: 4, commands: 2, walls: 1, bufferedBytes: 0 },
  rooms: [
    {
      incidentId: 'i',
      key: 'INC-1',
      title: 'Checkout',
      connections: 4,
      seq: 9,
      waiting: 0,
      bytes: 900,
      tail: 3,
    },
  ],
}

test('[HEALTHP1] an instance that is well has no complaint, and each thing that is wrong is said once, in words', () => {
  expect(complaintsOf(well)).toEqual([])
  const wrong: [Partial<Health>, RegExp][] = [
    [{ storage: { failing: true, freeBytes: null } }, /takes no writes/],
    [{ storage: { failing: false, freeBytes: 300 * 1024 ** 2 } }, /Only 300 MB are left/],
    [{ load: { ...well.load, overload: 'memory' } }, /Hardly any memory/],
    [{ load: { ...well.load, overload: 'busy' } }, /busy for seconds/],
    [{ load: { ...well.load, lagP99Ms: 1_500 } }, /held up for 1.5 s/],
    [{ instances: { reach: 'apart', others: [] } }, /does not get through/],
    [
      { instances: { reach: 'together', others: [{ id: 'b', silentMs: 9_000 }] } },
      /b has been silent for 9.0 s/,
    ],
    [{ sockets: { ...well.sockets, bufferedBytes: 100 * 1024 ** 2 } }, /100 MB wait for readers/],
    [{ rooms: well.rooms.map((room) => ({ ...room, waiting: 900 })) }, /900 pieces of work wait in INC-1/],
  ]
  for (const [part, sentence] of wrong) {
    const complaints = complaintsOf({ ...well, ...part })
    expect(complaints).toHaveLength(1)
    expect(complaints[0]).toMatch(sentence)
  }
})

test('[HEALTHP2] quantities are short and keep their order', () => {
  expect([0, 900, 1_024, 20_000, 1.4 * 1024 ** 3].map(bytesText)).toEqual([
    '0 B',
    '900 B',
    '1.0 KB',
    '20 KB',
    '1.4 GB',
  ])
  expect([0.42, 37.4, 2_140].map(msText)).toEqual(['0.4 ms', '37 ms', '2.1 s'])
})
