/** A responder's device: both documents, the y-websocket handshake, and memory of what the server said is saved. */

import { isEmptyUpdate, step1Frame, updateFrame } from '@warroom/server/rooms/sync-frames.ts'
import { type BoardDocument, openBoard } from '@warroom/shared/document/board-document.ts'
import { LOCAL_EDIT } from '@warroom/shared/document/board-edits.ts'
import type { DocumentName } from '@warroom/shared/document/document-name.ts'
import { openRecord, type RecordDocument } from '@warroom/shared/document/record-document.ts'
import type { Actor } from '@warroom/shared/domain/actor.ts'
import type { CloseReason } from '@warroom/shared/protocol/close-codes.ts'
import { AWARENESS_MESSAGE, SAVED_MESSAGE, SYNC_MESSAGE } from '@warroom/shared/protocol/sync-messages.ts'
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import * as syncProtocol from 'y-protocols/sync'
import * as Y from 'yjs'
import { SimulatedCursor } from './simulated-cursor.ts'
import { isTerminal, SimulatedLink } from './simulated-link.ts'

export type Dial = (link: SimulatedLink) => void

interface Line {
  readonly doc: Y.Doc
  readonly name: 'board' | 'record'
  link: SimulatedLink | null
  /** The edits said on this link, frame by frame, and how many of them the server has called saved. */
  said: Uint8Array[]
  saved: number
}

export class SimulatedResponder {
  readonly actor: Actor
  readonly board: BoardDocument
  readonly record: RecordDocument
  /** Their caret in the board's texts. */
  readonly cursor: SimulatedCursor
  /** Edits of the board that the server acknowledged as saved. */
  readonly acknowledged: Uint8Array[] = []
  /** Why the server ended a line for good; an honest responder must never see one. */
  readonly cutOff: CloseReason[] = []
  private readonly lines: Line[]
  private dials = 0
  private readonly swallow: (frame: Uint8Array) => boolean

  constructor(actor: Actor, clientId: number, swallow: (frame: Uint8Array) => boolean) {
    this.actor = actor
    this.swallow = swallow
    this.board = openBoard(docOf(clientId))
    this.record = openRecord(docOf(clientId))
    this.lines = [
      { doc: this.board.doc, name: 'board', link: null, said: [], saved: 0 },
      { doc: this.record.doc, name: 'record', link: null, said: [], saved: 0 },
    ]
    const [boardLine] = this.lines
    this.cursor = new SimulatedCursor(this.board.doc, (frame) => boardLine?.link?.say(frame))
    this.board.doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin === LOCAL_EDIT && boardLine) this.sayContent(boardLine, updateFrame(update))
    })
  }

  get links(): SimulatedLink[] {
    return this.lines.flatMap((line) => (line.link?.isOpen ? [line.link] : []))
  }

  get isOnline(): boolean {
    return this.lines.every((line) => line.link?.isOpen)
  }

  connect(dial: Dial): void {
    for (const line of this.lines) {
      if (line.link?.isOpen) continue
      line.said = []
      line.saved = 0
      const link: SimulatedLink = new SimulatedLink(
        {
          actor: this.actor,
          document: line.name satisfies DocumentName,
          mayWrite: line.name === 'board' && this.actor.accountRole !== 'observer',
          connectionId: `${this.actor.personId}-${line.name}-${this.dials++}`,
          arrived: (frame) => this.hear(line, link, frame),
          ended: (reason) => {
            if (line.name === 'board') this.cursor.closed()
            if (reason !== 'broken' && isTerminal(reason)) this.cutOff.push(reason)
          },
        },
        this.swallow,
      )
      line.link = link
      dial(link)
      link.say(step1Frame(Y.encodeStateVector(line.doc)))
      if (line.name === 'board') this.cursor.opened()
    }
  }

  disconnect(): void {
    for (const line of this.lines) line.link?.break()
  }

  /** Two tabs of one browser over its broadcast channel: neither tells the server what came from the other. */
  swapBoards(other: SimulatedResponder): void {
    const [mine, theirs] = [this.board.doc, other.board.doc]
    Y.applyUpdate(theirs, Y.encodeStateAsUpdate(mine, Y.encodeStateVector(theirs)), 'broadcast channel')
    Y.applyUpdate(mine, Y.encodeStateAsUpdate(theirs, Y.encodeStateVector(mine)), 'broadcast channel')
  }

  private hear(line: Line, link: SimulatedLink, frame: Uint8Array): void {
    const decoder = decoding.createDecoder(frame)
    const type = decoding.readVarUint(decoder)
    if (type === SYNC_MESSAGE) {
      const encoder = encoding.createEncoder()
      encoding.writeVarUint(encoder, SYNC_MESSAGE)
      syncProtocol.readSyncMessage(decoder, encoder, line.doc, link)
      if (encoding.length(encoder) > 1) this.sayContent(line, encoding.toUint8Array(encoder))
    } else if (type === SAVED_MESSAGE) {
      decoding.readVarUint8Array(decoder)
      decoding.readVarUint(decoder)
      const frames = decoding.readVarUint(decoder)
      if (line.name === 'board') this.acknowledged.push(...line.said.slice(line.saved, frames))
      line.saved = frames
    } else if (type === AWARENESS_MESSAGE && line.name === 'board') {
      this.cursor.hear(decoding.readVarUint8Array(decoder))
    }
  }

  private sayContent(line: Line, frame: Uint8Array): void {
    if (!line.link?.isOpen) return
    const update = bodyOf(frame)
    if (!isEmptyUpdate(update)) line.said.push(update)
    line.link.say(frame)
  }
}

function docOf(clientId: number): Y.Doc {
  const doc = new Y.Doc()
  doc.clientID = clientId
  return doc
}

function bodyOf(frame: Uint8Array): Uint8Array {
  const decoder = decoding.createDecoder(frame)
  decoding.readVarUint(decoder)
  decoding.readVarUint(decoder)
  return decoding.readVarUint8Array(decoder)
}
