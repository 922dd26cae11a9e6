/** Somebody honest in the room, with an ordinary client: what they see and write must not suffer from anybody. */
import { expect } from 'vitest'
import { openStock, type StockClient, synced, until } from '../wire/stock-provider.ts'

export class Witness {
  readonly client: StockClient
  readonly closes: number[] = []
  private written = 0

  static async at(
    server: { readonly syncBase: string },
    member: { readonly token: string },
    incidentId: string,
  ): Promise<Witness> {
    const witness = new Witness(openStock(server, member, incidentId))
    await synced(witness.client)
    return witness
  }

  private constructor(client: StockClient) {
    this.client = client
    client.provider.on('connection-close', (event) => this.closes.push(event?.code ?? 0))
  }

  /** Writes a word of their own into *impact*. */
  write(): void {
    this.client.doc.getText('impact').insert(0, `word ${this.written++}. `)
  }

  /** Everything they wrote, as it must stand somewhere in *impact*. */
  get words(): string[] {
    return Array.from({ length: this.written }, (_, n) => `word ${n}. `)
  }

  /** Their line has never been cut, and another client of the same person sees all they wrote. */
  async expectUndisturbed(
    server: { readonly syncBase: string },
    member: { readonly token: string },
    incidentId: string,
  ): Promise<void> {
    this.write()
    const other = openStock(server, member, incidentId)
    try {
      await synced(other)
      const impact = () => other.doc.getText('impact').toString()
      await until(other.doc, () => this.words.every((word) => impact().includes(word)))
      await until(this.client.doc, () => this.client.doc.getText('impact').toString() === impact())
      expect(this.client.doc.getText('notes').toString()).toBe(other.doc.getText('notes').toString())
      expect(this.client.doc.store.pendingStructs).toBeNull()
      expect(this.closes).toEqual([])
    } finally {
      other.destroy()
    }
  }

  leave(): void {
    this.client.destroy()
  }
}
