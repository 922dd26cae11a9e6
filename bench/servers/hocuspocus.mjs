// The peer: @hocuspocus/server, with its Database extension on SQLite when given a file, and its Redis extension when
// given a port.
import { DatabaseSync } from 'node:sqlite'
import { Database } from '@hocuspocus/extension-database'
import { Redis } from '@hocuspocus/extension-redis'
import { Server } from '@hocuspocus/server'

const [port, file, redisPort] = process.argv.slice(2)
const extensions = []
if (file) {
  const db = new DatabaseSync(file)
  db.exec(
    'PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; CREATE TABLE IF NOT EXISTS documents(name TEXT PRIMARY KEY, data BLOB)',
  )
  const load = db.prepare('SELECT data FROM documents WHERE name = ?')
  const store = db.prepare(
    'INSERT INTO documents(name, data) VALUES(?, ?) ON CONFLICT(name) DO UPDATE SET data = excluded.data',
  )
  extensions.push(
    new Database({
      fetch: async ({ documentName }) => load.get(documentName)?.data ?? null,
      store: async ({ documentName, state }) => void store.run(documentName, state),
    }),
  )
}
if (redisPort) extensions.push(new Redis({ host: '127.0.0.1', port: Number(redisPort) }))
const server = new Server({
  port: Number(port),
  address: '127.0.0.1',
  quiet: true,
  stopOnSignals: true,
  extensions,
})
await server.listen()
process.stdout.write('ready\n')
