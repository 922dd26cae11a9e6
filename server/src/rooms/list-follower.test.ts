import type { IncidentId } from '@warroom/shared/domain/ids.ts'
import { FakeClock } from '@warroom/shared/testing/fake-clock.ts'
import { expect, test } from 'vitest'
import { MemoryIncidentIndex } from '../adapters/memory/memory-incident-index.ts'
import { MemoryIncidentLog } from '../adapters/memory/memory-incident-log.ts'
import { BusHub } from '../testing/bus-hub.ts'
import { anAppend, aRow, aSummary, declared } from '../testing/incident-log.contract.ts'
import { ListFollower } from './list-follower.ts'

const quiet = { info: () => undefined, warn: () => undefined, error: () => undefined }

test('[INST19] what other instances change in the list is noticed without their word, each change once', async () => {
  const clock = new FakeClock()
  const log = new MemoryIncidentLog()
  const bus = new BusHub().join('here')
  const before = await declared(log)
  const changed: IncidentId[] = []
  const index = new MemoryIncidentIndex(log)
  const follower = new ListFollower({
    index,
    bus,
    scheduler: clock,
    logger: quiet,
    onChange: (id) => changed.push(id),
  })
  const pass = async (ms: number) => {
    clock.advance(ms)
    await new Promise((resolve) => setImmediate(resolve))
  }
  await pass(0)
  expect(changed).toEqual([])
  bus.setReach('apart')
  await pass(0)
  const declaredElsewhere = await declared(log)
  await log.append(
    anAppend(before, {
      rows: [aRow({ document: 'record' })],
      summary: aSummary(before, 1, { severity: 'sev1' }),
    }),
  )
  await pass(2_000)
  expect(changed.sort()).toEqual([before, declaredElsewhere].sort())
  await pass(10_000)
  expect(changed).toHaveLength(2)
  follower.stop()
  await declared(log)
  await pass(60_000)
  expect(changed).toHaveLength(2)
})
