// Who is measured, each behind the same few calls: start, open a document, stop.
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { HocuspocusProvider, HocuspocusProviderWebsocket } from '@hocuspocus/provider'
import * as encoding from 'lib0/encoding'
import WebSocket from 'ws'
import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import { RawLine, Wire } from './raw-line.mjs'
import { ServerProcess } from './server-process.mjs'

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

const root = new URL('..', import.meta.url).pathname
const ADMIN_TOKEN = 'bench-admin-token-0123456789abcdef0123456789'

const synced = (provider) =>
  new Promise((resolve) => {
    if (provider.synced) resolve()
    else provider.once?.('sync', resolve) ?? provider.on('synced', resolve)
  })

class Stock {
  constructor(doc, base, room, params) {
    this.doc = doc
    this.provider = new WebsocketProvider(base, room, doc, {
      WebSocketPolyfill: WebSocket,
      disableBc: true,
      params,
    })
    this.synced = synced(this.provider)
  }
  close() {
    this.provider.destroy()
  }
}

export class Warroom {
  name = 'Warroom (SQLite, committed before it is told)'
  durable = true
  constructor(port) {
    this.port = port
    this.dataDir = mkdtempSync(join(tmpdir(), 'warroom-bench-'))
  }
  async start() {
    this.process = new ServerProcess([join(root, 'server/src/main.ts')], {
      env: {
        PORT: String(this.port),
        DATA_DIR: this.dataDir,
        WARROOM_ADMIN_TOKEN: ADMIN_TOKEN,
        LOG_LEVEL: 'error',
        PUBLIC_URL: '',
      },
      isReady: (output) => output.includes('Warroom is ready'),
    })
    await this.process.ready
  }
  async call(path, body) {
    const response = await fetch(`http://127.0.0.1:${this.port}/api/v1${path}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${ADMIN_TOKEN}`, 'content-type': 'application/json' },
      body: JSON.stringify(body ?? {}),
    })
    if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`)
    return response.json()
  }
  async newRoom() {
    return (await this.call('/incidents', { title: 'Bench' })).id
  }
  open(room, { acks = false, doc = new Y.Doc() } = {}) {
    const params = { token: ADMIN_TOKEN, ...(acks ? { acks: '1' } : {}) }
    const client = new Stock(doc, `ws://127.0.0.1:${this.port}/sync`, `incidents/${room}/board`, params)
    // Durable: the server says how many frames of this line are on disk.
    client.onSaved = (listener) => {
      client.provider.messageHandlers[100] = () => listener()
    }
    return client
  }
  openRaw(room) {
    return new RawLine(
      `ws://127.0.0.1:${this.port}/sync/incidents/${room}/board?token=${ADMIN_TOKEN}`,
      new Wire(),
    )
  }
  text(doc) {
    return doc.getText('notes')
  }
  stop(signal) {
    return this.process.stop(signal)
  }
}

export class YWebsocketServer {
  name = '@y/websocket-server 0.1.1 (memory only)'
  durable = false
  constructor(port) {
    this.port = port
    this.rooms = 0
  }
  async start() {
    this.process = new ServerProcess([join(root, 'bench/servers/y-websocket.mjs'), String(this.port)], {
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

export class Hocuspocus {
  durable = false
  constructor(port, { stored }) {
    this.port = port
    this.rooms = 0
    this.stored = stored
    this.name = stored
      ? '@hocuspocus/server 4.7.0 (Database extension on SQLite)'
      : '@hocuspocus/server 4.7.0 (no storage)'
    this.dataDir = mkdtempSync(join(tmpdir(), 'hocuspocus-bench-'))
  }
  async start() {
    const args = [join(root, 'bench/servers/hocuspocus.mjs'), String(this.port)]
    if (this.stored) args.push(join(this.dataDir, 'documents.sqlite'))
    this.process = new ServerProcess(args, { isReady: (output) => output.includes('ready') })
    await this.process.ready
  }
  async newRoom() {
    this.rooms += 1
    return `room-${this.rooms}`
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
    const client = {
      doc,
      provider,
      synced: new Promise((resolve) => provider.on('synced', resolve)),
      // Not durable: it says so after applying in memory; storing is debounced by 2 s.
      onSaved: (listener) => provider.on('unsyncedChanges', ({ number }) => number === 0 && listener()),
      close: () => {
        provider.destroy()
        socket.destroy()
      },
    }
    return client
  }
  openRaw(room) {
    return new RawLine(
      `ws://127.0.0.1:${this.port}`,
      new Wire({ documentName: room, greeting: [authentication(room)] }),
    )
  }
  text(doc) {
    return doc.getText('notes')
  }
  stop(signal) {
    return this.process.stop(signal)
  }
}
