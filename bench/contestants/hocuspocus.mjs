import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { HocuspocusProvider, HocuspocusProviderWebsocket } from '@hocuspocus/provider'
import * as encoding from 'lib0/encoding'
import WebSocket from 'ws'
import * as Y from 'yjs'
import { RawLine, Wire } from '../raw-line.mjs'
import { Peer } from './peer.mjs'

const SOON_STORED_MS = 3_500

/** What its provider says first: document, kind, token, version. */
function authentication(room) {
  const encoder = encoding.createEncoder()
  encoding.writeVarString(encoder, room)
  encoding.writeVarUint(encoder, 2)
  encoding.writeVarUint(encoder, 0)
  encoding.writeVarString(encoder, 'bench')
  encoding.writeVarString(encoder, '4.7.0')
  return encoding.toUint8Array(encoder)
}

/** It tells first and stores two seconds later at the earliest. */
export class Hocuspocus extends Peer {
  constructor(port, { stored = false, redisPort = '' }) {
    const file = stored ? join(mkdtempSync(join(tmpdir(), 'hocuspocus-bench-')), 'documents.sqlite') : ''
    super('hocuspocus', [port, file, redisPort])
    this.port = port
    this.keeps = stored
    this.name = `@hocuspocus/server 4.7.0 (${stored ? 'Database extension on SQLite' : 'no storage'})`
  }

  open(room, { doc = new Y.Doc() } = {}) {
    const socket = new HocuspocusProviderWebsocket({
      url: `ws://127.0.0.1:${this.port}`,
      WebSocketPolyfill: WebSocket,
    })
    const provider = new HocuspocusProvider({
      websocketProvider: socket,
      name: room,
      document: doc,
      token: 'bench',
    })
    provider.attach()
    return {
      doc,
      provider,
      synced: new Promise((resolve) => provider.on('synced', resolve)),
      // Not on disk: it says so after applying in memory.
      onSaved: (listener) => provider.on('unsyncedChanges', ({ number }) => number === 0 && listener()),
      close: () => {
        provider.destroy()
        socket.destroy()
      },
    }
  }

  openRaw(room) {
    const wire = new Wire({ documentName: room, greeting: [authentication(room)] })
    return new RawLine(`ws://127.0.0.1:${this.port}`, wire)
  }

  /** Until what was written has been stored. */
  get storedWithinMs() {
    return SOON_STORED_MS
  }
}
