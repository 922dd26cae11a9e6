/** Keeps a document's copy on this device: read once, then every update is written as it happens. */
import * as Y from 'yjs'
import { COMPACT_AFTER, type LoadedCopy, type LocalCopy } from './local-copy.ts'
import type { SavedCounter, Unsaved } from './saved-counter.ts'

/** Origin of what comes from this device's own disk. */
export const FROM_DEVICE = { source: 'device' } as const

export class DocumentKeeper {
  private readonly doc: Y.Doc
  private readonly copy: LocalCopy
  private readonly counter: SavedCounter
  private readonly onFailure: () => void
  private rows = 0
  private loaded = false
  private noted: Unsaved = { count: 0, since: null }

  constructor(options: {
    readonly doc: Y.Doc
    readonly copy: LocalCopy
    readonly counter: SavedCounter
    /** The device does not store: edits live only as long as this tab. */
    readonly onFailure: () => void
  }) {
    this.doc = options.doc
    this.copy = options.copy
    this.counter = options.counter
    this.onFailure = options.onFailure
    this.doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin === FROM_DEVICE) return
      void this.attempt(this.copy.append(update, this.note()))
      this.rows += 1
      if (this.loaded && this.rows > COMPACT_AFTER) this.compact()
    })
  }

  /** Resolves with whether there was anything; never rejects. `before` is called when there is something to put in. */
  async load(before: () => void = () => undefined): Promise<boolean> {
    const copy = await this.attempt(this.copy.load())
    this.loaded = true
    if (!copy || copy.updates.length === 0) return false
    before()
    this.apply(copy)
    this.rows += copy.updates.length
    if (this.rows > COMPACT_AFTER) this.compact()
    return true
  }

  /** Writes down how many edits are unsaved, if that changed without an edit. */
  noteUnsaved(): void {
    const { count, since } = this.counter.unsaved
    if (!this.loaded || (count === this.noted.count && since === this.noted.since)) return
    void this.attempt(this.copy.noteUnsaved(this.note()))
  }

  readFact(name: string): Promise<unknown> {
    return this.attempt(this.copy.readFact(name))
  }

  async writeFact(name: string, value: unknown): Promise<void> {
    await this.attempt(this.copy.writeFact(name, value))
  }

  async clear(): Promise<void> {
    await this.attempt(this.copy.clear())
  }

  private apply(copy: LoadedCopy): void {
    const applyAll = (): void => {
      for (const update of copy.updates) Y.applyUpdate(this.doc, update, FROM_DEVICE)
    }
    // Not local: nobody made these edits now.
    Y.transact(this.doc, applyAll, FROM_DEVICE, false)
    this.counter.restore(copy.unsaved)
  }

  private note(): Unsaved {
    this.noted = this.counter.unsaved
    return this.noted
  }

  private compact(): void {
    this.rows = 1
    void this.attempt(this.copy.compact(Y.encodeStateAsUpdate(this.doc)))
  }

  private async attempt<T>(work: Promise<T>): Promise<T | null> {
    try {
      return await work
    } catch {
      this.onFailure()
      return null
    }
  }
}
