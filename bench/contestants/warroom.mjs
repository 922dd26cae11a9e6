import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as Y from 'yjs'
import { RawLine, Wire } from '../raw-line.mjs'
import { ServerProcess } from '../server-process.mjs'
import { Stock } from './stock.mjs'

const main = new URL('../../server/src/main.ts', import.meta.url).pathname
const ADMIN_TOKEN = 'bench-admin-token-0123456789abcdef0123456789'

/** Durable: what is told or acknowledged is on disk. */
export class Warroom {
  name = 'Warroom (SQLite, committed before it is told)'
  keeps = true
  isOurs = true

  constructor(port, { name, environment = {}, publicUrl = '' } = {}) {
    this.port = port
    this.name = name ?? this.name
    this.environment = { DATA_DIR: mkdtempSync(join(tmpdir(), 'warroom-bench-')), ...environment }
    this.publicUrl = publicUrl
  }

  async start() {
    this.process = new ServerProcess([main], {
      env: {
        PORT: String(this.port),
        WARROOM_ADMIN_TOKEN: ADMIN_TOKEN,
        LOG_LEVEL: 'error',
        PUBLIC_URL: this.publicUrl,
        ...this.environment,
      },
      isReady: (output) => output.includes('Warroom is ready'),
    })
    await this.process.ready
  }

  async newRoom() {
    const response = await fetch(`http://127.0.0.1:${this.port}/api/v1/incidents`, {
      method: 'POST',
      headers: { authorization: `Bearer ${ADMIN_TOKEN}`, 'content-type': 'application/json' },
      body: JSON.stringify({ title: 'Bench' }),
    })
    if (!response.ok) throw new Error(`${response.status} ${await response.text()}`)
    return (await response.json()).id
  }

  open(room, { acks = false, doc = new Y.Doc() } = {}) {
    const params = { token: ADMIN_TOKEN, ...(acks ? { acks: '1' } : {}) }
    const client = new Stock(doc, `ws://127.0.0.1:${this.port}/sync`, `incidents/${room}/board`, params)
    // The server says how many frames of this line are on disk.
    client.onSaved = (listener) => {
      client.provider.messageHandlers[100] = () => listener()
    }
    return client
  }

  openRaw(room, { acks = false } = {}) {
    const query = `token=${ADMIN_TOKEN}${acks ? '&acks=1' : ''}`
    const url = `ws://127.0.0.1:${this.port}/sync/incidents/${room}/board?${query}`
    return new RawLine(url, new Wire())
  }

  text(doc) {
    return doc.getText('notes')
  }

  stop(signal) {
    return this.process.stop(signal)
  }
}
