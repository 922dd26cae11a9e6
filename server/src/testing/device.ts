import { openBoard } from '@warroom/shared/document/board-document.ts'
import * as Y from 'yjs'
import { updateFrame } from '../rooms/sync-frames.ts'

/** A responder's board on their own device, whose edits a test sends when it wants. */
export class Device {
  readonly doc = new Y.Doc()
  readonly board = openBoard(this.doc)
  updates: Uint8Array[] = []
  constructor(clientId: number) {
    this.doc.clientID = clientId
    this.doc.on('update', (update: Uint8Array) => this.updates.push(update))
  }
  /** The frames of what was done since the last call. */
  frames(): Uint8Array[] {
    const frames = this.updates.map(updateFrame)
    this.updates = []
    return frames
  }
}
