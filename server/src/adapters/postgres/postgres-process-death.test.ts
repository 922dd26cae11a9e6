import { Rng } from '@warroom/shared/testing/rng.ts'
import { expect, test } from 'vitest'
import { bytesOfRow } from '../../testing/bytes-of-row.ts'
import { anAppend, aRow, declared } from '../../testing/incident-log.contract.ts'
import { PostgresServer } from '../../testing/postgres-server.ts'
import { openPostgres } from './open-postgres-storage.ts'
import { PostgresIncidentLog } from './postgres-incident-log.ts'

test('[PG15] PostgreSQL killed in the middle of appends loses nothing that was acknowledged, leaves no gap, and is used again once it is back', async () => {
  const server = await new PostgresServer().start()
  const database = await openPostgres(await server.newDatabase())
  const log = new PostgresIncidentLog(database)
  const ids = [await declared(log), await declared(log), await declared(log)]
  const rng = new Rng(15)
  for (let round = 0; round < 4; round++) {
    const enough = 1 + rng.int(60)
    let count = 0
    let killed: Promise<void> | null = null
    // Asked for before anybody appends: the kill may come with the very first of them.
    const before = await Promise.all(ids.map((id) => log.head(id)))
    const acknowledged = await Promise.all(
      ids.map(async (id, i) => {
        let head = before[i] ?? 0
        for (;;) {
          const rows = [1, 2, 3].map((n) => aRow({ update: bytesOfRow(head + n) }))
          const outcome = await log.append(anAppend(id, { expectedHead: head, rows })).catch(() => null)
          if (!outcome) return head
          expect(outcome.ok).toBe(true)
          head = outcome.head
          count += 1
          if (count === enough) killed = server.kill()
        }
      }),
    )
    await killed
    await server.start()
    for (const [i, id] of ids.entries()) {
      const head = await log.head(id)
      expect(head).toBeGreaterThanOrEqual(acknowledged[i] ?? Number.NaN)
      const rows = await log.read(id, { after: 1 })
      expect(rows.map((row) => row.seq)).toEqual(rows.map((_, n) => n + 2))
      expect(rows.at(-1)?.seq).toBe(head)
      for (const { seq, update } of rows) expect(Buffer.compare(update, bytesOfRow(seq))).toBe(0)
    }
  }
  await database.close()
  await server.discard()
})
