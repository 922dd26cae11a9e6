/** A responder's device: both documents, the y-websocket handshake, and memory of what the server said is saved. */

import { isEmptyUpdate, step1Frame, updateFrame } from '@warroom/server/rooms/sync-frames.ts'
import { type BoardDocument, openBoard } from '@warroom/shared/document/board-document.ts'
import { LOCAL_EDIT } from '@warroom/shared/document/board-edits.ts'
import type { DocumentName } from '@warroom/shared/document/document-name.ts'
import { openRecord, type RecordDocument } from '@warroom/shared/document/record-document.ts'
import type { Actor } from '@warroom/shared/domain/actor.ts'
import type { CloseReason } from '@warroom/shared/protocol/close-codes.ts'
import { SAVED_MESSAGE, SYNC_MESSAGE } from '@warroom/shared/protocol/sync-messages.ts'
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import * as syncProtocol from 'y-protocols/sync'
import * as Y from 'yjs'
import { isTerminal, SimulatedLink } from './simulated-link.ts'

export type Dial = (link: SimulatedLink) => void

interface Line {
  readonly doc: Y.Doc
  readonly name: 'board' | 'record'
  link: SimulatedLink | null
  /** What the document held each time a frame with edits was said on this link. */
  said: Uint8Array[]
}

export class SimulatedResponder {
  readonly actor: Actor
  readonly board: BoardDocument
  readonly record: RecordDocument
  /** Snapshots (state vector and deletions) of the board that the server acknowledged as saved. */
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
      { doc: this.board.doc, name: 'board', link: null, said: [] },
      { doc: this.record.doc, name: 'record', link: null, said: [] },
    ]
    const [boardLine] = this.lines
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
      const link: SimulatedLink = new SimulatedLink(
        {
          actor: this.actor,
          document: line.name satisfies DocumentName,
          mayWrite: line.name === 'board' && this.actor.accountRole !== 'observer',
          connectionId: `${this.actor.personId}-${line.name}-${this.dials++}`,
          arrived: (frame) => this.hear(line, link, frame),
          ended: (reason) => {
            if (reason !== 'broken' && isTerminal(reason)) this.cutOff.push(reason)
          },
        },
        this.swallow,
      )
      line.link = link
      dial(link)
      link.say(step1Frame(Y.encodeStateVector(line.doc)))
    }
  }

  disconnect(): void {
    for (const line of this.lines) line.link?.break()
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
      const saved = line.said[decoding.readVarUint(decoder) - 1]
      if (saved && line.name === 'board') this.acknowledged.push(saved)
    }
  }

  private sayContent(line: Line, frame: Uint8Array): void {
    if (!line.link?.isOpen) return
    if (!isEmptyUpdate(bodyOf(frame))) line.said.push(Y.encodeSnapshotV2(Y.snapshot(line.doc)))
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
