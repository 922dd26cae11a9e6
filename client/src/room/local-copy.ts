/** The copy of a document on this device: paints before the server answers, and keeps edits when the tab is closed offline. */
import type { Unsaved } from './saved-counter.ts'

export interface LoadedCopy {
  readonly updates: readonly Uint8Array[]
  /** Edits that were not known to be saved when they were written, over all visits. */
  readonly unsaved: Unsaved
}

/** Methods reject when the device cannot store (private window, disk full). */
export interface LocalCopy {
  /** Reads everything and takes over what earlier visits left unsaved. */
  load(): Promise<LoadedCopy>
  /** Adds an update; `unsaved` is this screen's count with it. Resolves once it is stored. */
  append(update: Uint8Array, unsaved: Unsaved): Promise<void>
  noteUnsaved(unsaved: Unsaved): Promise<void>
  /** Replaces what this screen has read and written by one update that holds it all; others' rows stay. */
  compact(whole: Uint8Array): Promise<void>
  readFact(name: string): Promise<unknown>
  writeFact(name: string, value: unknown): Promise<void>
  /** Forgets the document's content, and keeps the facts. */
  clear(): Promise<void>
}

export interface LocalCopies {
  /** `scope` names person, incident and document. */
  of(scope: string): LocalCopy
}

/** Rows after which one screen's part is made one row again. */
export const COMPACT_AFTER = 300
