/** A stock client that marks each of its edits, and remembers which the server called saved. */
import type { Rng } from '@warroom/shared/testing/rng.ts'
import * as decoding from 'lib0/decoding'
import { expect } from 'vitest'
import * as Y from 'yjs'
import { editFrame, isEmptyEdit } from '../../client/src/room/saved-counter.ts'
import type { Member, RunningServer } from './running-server.ts'
import { openStock, type StockClient, synced } from './stock-provider.ts'

export class MarkingWriter {
  private readonly name: string
  private readonly client: StockClient
  private readonly saved = new Set<string>()
  /** Frames with edits that went out on this line, in their order: the mark of each, or a handshake's `null`. */
  private sent: (string | null)[] = []
  private newest: string | null = null
  private written = 0

  constructor(server: RunningServer, member: Member, incidentId: string) {
    this.name = member.name
    const webSocket = watched({
      opened: () => {
        this.sent = []
      },
      sent: (frame) => {
        const kind = editFrame(frame)
        if (kind !== null && !isEmptyEdit(frame)) this.sent.push(kind === 'update' ? this.newest : null)
      },
    })
    this.client = openStock(server, member, incidentId, { params: { acks: '1' }, webSocket })
    const { provider } = this.client
    provider.maxBackoffTime = 100
    provider.messageHandlers[100] = (_encoder, decoder) => {
      decoding.readVarUint8Array(decoder)
      decoding.readVarUint(decoder)
      const frames = decoding.readVarUint(decoder)
      for (const mark of this.sent.slice(0, frames)) if (mark !== null) this.saved.add(mark)
    }
  }

  get savedCount(): number {
    return this.saved.size
  }

  async synced(): Promise<void> {
    await synced(this.client)
  }

  /** Until the server is gone; what is written meanwhile waits on this side. */
  async typeWhile(goesOn: () => boolean, rng: Rng): Promise<void> {
    while (goesOn()) {
      const mark = `${this.name}${this.written++};`
      this.newest = mark
      const notes = this.client.doc.getText('notes')
      notes.insert(notes.length, mark)
      await new Promise((resolve) => setTimeout(resolve, rng.int(12)))
    }
  }

  expectSavedIn(notes: string): void {
    for (const mark of this.saved) expect(notes, `${mark} was called saved`).toContain(mark)
  }

  /** Resolves when everything written here is known to the server. */
  async allSaved(): Promise<void> {
    const { doc, provider } = this.client
    await synced(this.client)
    await expect
      .poll(() => provider.synced && provider.wsconnected && Y.getState(doc.store, doc.clientID), {
        timeout: 30_000,
      })
      .toBeGreaterThan(0)
  }

  expectAllOnceIn(notes: string): void {
    for (let n = 0; n < this.written; n++) {
      const mark = new RegExp(`(?<![A-Za-z])${this.name}${n};`, 'g')
      expect(notes.match(mark) ?? [], `${this.name}${n}`).toHaveLength(1)
    }
  }

  close(): void {
    this.client.destroy()
  }
}

/** A WebSocket that shows what goes out. */
function watched(on: {
  readonly opened: () => void
  readonly sent: (frame: Uint8Array) => void
}): typeof WebSocket {
  return class WatchedSocket extends WebSocket {
    constructor(url: string | URL, protocols?: string | string[]) {
      super(url, protocols)
      on.opened()
    }

    override send(data: string | BufferSource | Blob): void {
      if (data instanceof Uint8Array) on.sent(data)
      super.send(data)
    }
  }
}
