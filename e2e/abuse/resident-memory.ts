import { expect } from 'vitest'
import { ADMIN_TOKEN, type RunningServer } from '../wire/running-server.ts'

const MIB = 1024 * 1024

/** What the server's process holds of the machine's memory, as it says itself. */
export async function residentBytes(server: RunningServer): Promise<number> {
  const answer = await fetch(`${server.url}/metrics`, { headers: { authorization: `Bearer ${ADMIN_TOKEN}` } })
  const figure = /^process_resident_memory_bytes (\S+)$/m.exec(await answer.text())?.[1]
  return Number(figure)
}

/** Runs it, and fails if the process has grown by more than a busy one does on its own. */
export async function expectFlatMemory(server: RunningServer, run: () => Promise<void>): Promise<void> {
  const before = await residentBytes(server)
  expect(before).toBeGreaterThan(MIB)
  await run()
  expect((await residentBytes(server)) - before).toBeLessThan(96 * MIB)
}
