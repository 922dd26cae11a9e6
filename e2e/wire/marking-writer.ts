/** A stock client that marks each of its edits, and remembers which the server called saved. */
import type { Rng } from '@warroom/shared/testing/rng.ts'
import * as decoding from 'lib0/decoding'
import { expect } from 'vitest'
import * as Y from 'yjs'
import type { Member, RunningServer } from './running-server.ts'
import { openStock, type StockClient, synced } from './stock-provider.ts'

export class MarkingWriter {
  private readonly name: string
  private readonly client: StockClient
  private readonly saved = new Set<string>()
  /** Marks that were written and not yet called saved on this line, in their order. */
  private said: string[] = []
  private handshakes = 0
  private written = 0

  constructor(server: RunningServer, member: Member, incidentId: string) {
    this.name = member.name
    this.client = openStock(server, member, incidentId, { params: { acks: '1' } })
    const { provider } = this.client
    provider.maxBackoffTime = 200
    provider.messageHandlers[100] = (_encoder, decoder) => {
      decoding.readVarUint8Array(decoder)
      decoding.readVarUint(decoder)
      const frames = decoding.readVarUint(decoder)
      for (const mark of this.said.slice(0, Math.max(0, frames - this.handshakes))) this.saved.add(mark)
    }
    provider.on('status', ({ status }) => {
      if (status !== 'connected') return
      this.said = []
      // The first frame with edits of a line is the handshake, once there is something to say in it: other than empty.
      this.handshakes = this.client.doc.store.clients.size > 0 ? 1 : 0
    })
  }

  get savedCount(): number {
    return this.saved.size
  }

  async synced(): Promise<void> {
    await synced(this.client)
    this.handshakes = 0
  }

  /** Until the server is gone; what is written meanwhile waits on this side. */
  async typeWhile(goesOn: () => boolean, rng: Rng): Promise<void> {
    while (goesOn()) {
      const mark = `${this.name}${this.written++};`
      this.said.push(mark)
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
