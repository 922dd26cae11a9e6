// A line that speaks just enough of a contestant's protocol to send and to count, so that the clients are not what is measured.
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import WebSocket from 'ws'
import * as Y from 'yjs'

const SYNC = 0
const AWARENESS = 1
const STEP_1 = 0
const STEP_2 = 1
const UPDATE = 2

/** Reads and writes one protocol: the y-websocket's, or Hocuspocus', which names the document first. */
export class Wire {
  constructor({ documentName = null, greeting = [] } = {}) {
    this.documentName = documentName
    this.greeting = greeting
  }

  syncFrame(step, body) {
    const encoder = encoding.createEncoder()
    if (this.documentName !== null) encoding.writeVarString(encoder, this.documentName)
    encoding.writeVarUint(encoder, SYNC)
    encoding.writeVarUint(encoder, step)
    encoding.writeVarUint8Array(encoder, body)
    return encoding.toUint8Array(encoder)
  }

  awarenessFrame(update) {
    const encoder = encoding.createEncoder()
    if (this.documentName !== null) encoding.writeVarString(encoder, this.documentName)
    encoding.writeVarUint(encoder, AWARENESS)
    encoding.writeVarUint8Array(encoder, update)
    return encoding.toUint8Array(encoder)
  }

  /** How many cursors a frame shows; 0 for anything else. */
  cursorsIn(bytes) {
    const decoder = decoding.createDecoder(bytes)
    if (this.documentName !== null) decoding.readVarString(decoder)
    if (decoding.readVarUint(decoder) !== AWARENESS) return 0
    return decoding.readVarUint(decoding.createDecoder(decoding.readVarUint8Array(decoder)))
  }

  /** The content of a frame: `{ step, body }`, or `null` for anything else. */
  read(bytes) {
    const decoder = decoding.createDecoder(bytes)
    if (this.documentName !== null) decoding.readVarString(decoder)
    if (decoding.readVarUint(decoder) !== SYNC) return null
    const step = decoding.readVarUint(decoder)
    if (step !== STEP_2 && step !== UPDATE) return null
    return { step, body: decoding.readVarUint8Array(decoder) }
  }
}

export class RawLine {
  constructor(url, wire) {
    this.wire = wire
    this.socket = new WebSocket(url, { perMessageDeflate: false })
    this.socket.binaryType = 'nodebuffer'
    this.bytes = 0
    this.frames = 0
    this.onContent = null
    this.onFrame = null
    /** Content that came before the answer to step 1; together with it, it is the document. */
    this.early = []
    this.synced = new Promise((resolve, reject) => {
      this.socket.on('error', reject)
      this.socket.once('close', (code) => reject(new Error(`closed with ${code}`)))
      this.socket.once('open', () => {
        for (const frame of wire.greeting) this.socket.send(frame)
        this.socket.send(wire.syncFrame(STEP_1, Uint8Array.of(0)))
      })
      const first = (data) => {
        const content = wire.read(data)
        if (content?.step === UPDATE) this.early.push(content.body)
        if (content?.step !== STEP_2) return
        this.socket.off('message', first)
        this.socket.on('message', (later) => this.count(later))
        resolve(content.body)
      }
      this.socket.on('message', first)
    })
    this.synced.catch(() => undefined)
  }

  count(data) {
    this.bytes += data.length
    this.frames += 1
    this.onFrame?.(data)
    if (!this.onContent) return
    const content = this.wire.read(data)
    if (content) this.onContent(content.body)
  }

  send(update) {
    this.socket.send(this.wire.syncFrame(UPDATE, update))
  }

  /** Shows where its owner is. */
  sendAwareness(update) {
    this.socket.send(this.wire.awarenessFrame(update))
  }

  close() {
    this.socket.terminate()
  }
}

/** Somebody who types as fast as told, and knows when they typed what. */
export class RawWriter {
  constructor(line, text) {
    this.line = line
    this.doc = new Y.Doc()
    this.text = text(this.doc)
    this.sentAt = []
    this.doc.on('update', (update) => line.send(update))
  }

  type(now) {
    this.sentAt.push(now)
    this.text.insert(this.text.length, 'x')
  }

  /** At a place in their own text, where it becomes a struct of its own. */
  typeAt(index) {
    this.text.insert(Math.min(index, this.text.length), 'x')
  }
}

/** How long each edit in an update took to get here. */
export function latenciesIn(update, writers, now, into) {
  for (const { id, length } of Y.decodeUpdate(update).structs) {
    const sentAt = writers.get(id.client)
    if (!sentAt) continue
    for (let i = 0; i < length; i++) into.push(now - sentAt[id.clock + i])
  }
}
