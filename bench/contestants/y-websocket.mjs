import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as Y from 'yjs'
import { RawLine, Wire } from '../raw-line.mjs'
import { ServerProcess } from '../server-process.mjs'
import { Stock } from './stock.mjs'

const program = (name) => new URL(`../servers/${name}.mjs`, import.meta.url).pathname

/** Whoever speaks the y-websocket protocol under a plain room name. */
class PlainRooms {
  rooms = 0

  async start() {
    this.process = new ServerProcess([program(this.program), String(this.port)], {
      env: this.environment,
      isReady: (output) => output.includes('ready'),
    })
    await this.process.ready
  }

  async newRoom() {
    this.rooms += 1
    return `room-${this.rooms}`
  }

  open(room, { doc = new Y.Doc() } = {}) {
    return new Stock(doc, `ws://127.0.0.1:${this.port}`, room, {})
  }

  openRaw(room) {
    return new RawLine(`ws://127.0.0.1:${this.port}/${room}`, new Wire())
  }

  text(doc) {
    return doc.getText('notes')
  }

  stop(signal) {
    return this.process.stop(signal)
  }
}

export class YWebsocketServer extends PlainRooms {
  program = 'y-websocket'

  constructor(port, { stored }) {
    super()
    this.port = port
    this.keeps = stored
    this.name = `@y/websocket-server 0.1.1 (${stored ? 'leveldb' : 'memory only'})`
    this.environment = stored ? { YPERSISTENCE: mkdtempSync(join(tmpdir(), 'y-websocket-bench-')) } : {}
  }
}

/** Knows nothing of documents: passes every message on to the others. The least a server can do. */
export class Relay extends PlainRooms {
  name = 'bare ws relay'
  program = 'relay'
  isLimit = true
  keeps = false
  environment = {}

  constructor(port) {
    super()
    this.port = port
  }
}
