import type { LoadedCopy, LocalCopies, LocalCopy } from './local-copy.ts'
import type { Unsaved } from './saved-counter.ts'

const NO_EDITS: Unsaved = { count: 0, since: null }

/** Copies that last as long as this object: for rooms without a device to write to. */
export class MemoryCopies implements LocalCopies {
  private readonly copies = new Map<string, LocalCopy>()

  of(scope: string): LocalCopy {
    const copy = this.copies.get(scope) ?? new MemoryCopy()
    this.copies.set(scope, copy)
    return copy
  }
}

class MemoryCopy implements LocalCopy {
  private updates: Uint8Array[] = []
  private unsaved: Unsaved = NO_EDITS
  private readonly facts = new Map<string, unknown>()

  async load(): Promise<LoadedCopy> {
    return { updates: [...this.updates], unsaved: this.unsaved }
  }

  async append(update: Uint8Array, unsaved: Unsaved): Promise<void> {
    this.updates.push(update)
    this.unsaved = unsaved
  }

  async noteUnsaved(unsaved: Unsaved): Promise<void> {
    this.unsaved = unsaved
  }

  async compact(whole: Uint8Array): Promise<void> {
    this.updates = [whole]
  }

  async readFact(name: string): Promise<unknown> {
    return structuredClone(this.facts.get(name))
  }

  async writeFact(name: string, value: unknown): Promise<void> {
    this.facts.set(name, structuredClone(value))
  }

  async clear(): Promise<void> {
    this.updates = []
    this.unsaved = NO_EDITS
  }
}
