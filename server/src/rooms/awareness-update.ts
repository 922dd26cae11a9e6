/** Awareness updates of the y-websocket protocol, read and written. */
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import type { CursorEntry } from './distant-cursors.ts'

/** Throws on what is no awareness update. */
export function readEntries(update: Uint8Array): CursorEntry[] {
  const decoder = decoding.createDecoder(update)
  const count = decoding.readVarUint(decoder)
  const entries: CursorEntry[] = []
  for (let i = 0; i < count; i++) {
    const clientId = decoding.readVarUint(decoder)
    const clock = decoding.readVarUint(decoder)
    entries.push({ clientId, clock, json: decoding.readVarString(decoder) })
  }
  return entries
}

export function writeEntries(entries: readonly CursorEntry[]): Uint8Array {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, entries.length)
  for (const { clientId, clock, json } of entries) {
    encoding.writeVarUint(encoder, clientId)
    encoding.writeVarUint(encoder, clock)
    encoding.writeVarString(encoder, json)
  }
  return encoding.toUint8Array(encoder)
}
