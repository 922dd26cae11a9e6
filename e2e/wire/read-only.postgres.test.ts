import { newDatabase, withClient } from '@warroom/server/testing/postgres-server.ts'
import { afterEach, inject, test } from 'vitest'
import { RunningServer } from './running-server.ts'
import { storageOutage } from './storage-outage.ts'

let server: RunningServer
const closers: (() => void)[] = []
afterEach(async () => {
  for (const close of closers.splice(0)) close()
  await server.remove()
})

test('[DISK2] with a database that takes no writes any more the same holds', async () => {
  const url = await newDatabase(inject('postgres'))
  server = await new RunningServer(url).start()
  const database = new URL(url).pathname.slice(1)
  /** As after a failover to a standby: every connection is cut, and the next ones may only read. */
  const turn = (isReadOnly: boolean) =>
    withClient(inject('postgres'), async (client) => {
      await client.query(`ALTER DATABASE ${database} SET default_transaction_read_only = ${isReadOnly}`)
      await client.query('SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $1', [
        database,
      ])
    })
  await storageOutage(server, { begin: () => turn(true), end: () => turn(false) }, closers)
}, 90_000)
