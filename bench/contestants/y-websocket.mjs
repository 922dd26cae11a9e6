import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as Y from 'yjs'
import { RawLine, Wire } from '../raw-line.mjs'
import { Peer } from './peer.mjs'
import { Stock } from './stock.mjs'

/** Whoever speaks the y-websocket protocol under a plain room name. */
class PlainRooms extends Peer {
  constructor(program, port) {
    super(program, [port])
    this.port = port
  }

  open(room, { doc = new Y.Doc() } = {}) {
    return new Stock(doc, `ws://127.0.0.1:${this.port}`, room, {})
  }

  openRaw(room) {
    return new RawLine(`ws://127.0.0.1:${this.port}/${room}`, new Wire())
  }
}

export class YWebsocketServer extends PlainRooms {
  constructor(port, { stored }) {
    super('y-websocket', port)
    this.keeps = stored
    this.name = `@y/websocket-server 0.1.1 (${stored ? 'leveldb' : 'memory only'})`
    this.environment = stored ? { YPERSISTENCE: mkdtempSync(join(tmpdir(), 'y-websocket-bench-')) } : {}
  }
}

/** Knows nothing of documents: passes every message on to the others. The least a server can do. */
export class Relay extends PlainRooms {
  name = 'bare ws relay'
  isLimit = true
  keeps = false

  constructor(port) {
    super('relay', port)
  }
}
