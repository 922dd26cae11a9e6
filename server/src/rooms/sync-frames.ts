/** Frames of the y-websocket protocol, written and read. Reading is total: what is no frame comes back as `null`. */
import type { SavedMessage } from '@warroom/shared/protocol/sync-messages.ts'
import {
  AWARENESS_MESSAGE,
  QUERY_AWARENESS_MESSAGE,
  SAVED_MESSAGE,
  SYNC_MESSAGE,
} from '@warroom/shared/protocol/sync-messages.ts'
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'

const STEP_1 = 0
const STEP_2 = 1
const UPDATE = 2

export type ClientFrame =
  | { readonly type: 'step1'; readonly stateVector: Uint8Array }
  /** `fromHandshake`: the answer to our step 1, holding everything the server lacks. */
  | { readonly type: 'edit'; readonly update: Uint8Array; readonly fromHandshake: boolean }
  | { readonly type: 'awareness'; readonly update: Uint8Array }
  | { readonly type: 'queryAwareness' }

/** Without structs and deletions. */
export const EMPTY_UPDATE: Uint8Array = Uint8Array.of(0, 0)

/** What a client that has nothing new answers. */
export const isEmptyUpdate = (update: Uint8Array): boolean =>
  update.length === 2 && update[0] === 0 && update[1] === 0

/** A state vector of nothing: whoever sends it is sent the whole document. */
export const asksForAll = (stateVector: Uint8Array): boolean =>
  stateVector.length === 1 && stateVector[0] === 0

export function readFrame(frame: Uint8Array): ClientFrame | null {
  try {
    const decoder = decoding.createDecoder(frame)
    const parsed = readTyped(decoder)
    return decoding.hasContent(decoder) ? null : parsed
  } catch {
    return null
  }
}

function readTyped(decoder: decoding.Decoder): ClientFrame | null {
  switch (decoding.readVarUint(decoder)) {
    case SYNC_MESSAGE:
      return readSync(decoder)
    case AWARENESS_MESSAGE:
      return { type: 'awareness', update: decoding.readVarUint8Array(decoder) }
    case QUERY_AWARENESS_MESSAGE:
      return { type: 'queryAwareness' }
    default:
      return null
  }
}

function readSync(decoder: decoding.Decoder): ClientFrame | null {
  const step = decoding.readVarUint(decoder)
  const body = decoding.readVarUint8Array(decoder)
  if (step === STEP_1) return { type: 'step1', stateVector: body }
  if (step === STEP_2 || step === UPDATE)
    return { type: 'edit', update: body, fromHandshake: step === STEP_2 }
  return null
}

function syncFrame(step: number, body: Uint8Array): Uint8Array {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, SYNC_MESSAGE)
  encoding.writeVarUint(encoder, step)
  encoding.writeVarUint8Array(encoder, body)
  return encoding.toUint8Array(encoder)
}

export const step1Frame = (stateVector: Uint8Array): Uint8Array => syncFrame(STEP_1, stateVector)
export const step2Frame = (update: Uint8Array): Uint8Array => syncFrame(STEP_2, update)
export const updateFrame = (update: Uint8Array): Uint8Array => syncFrame(UPDATE, update)

/** Whether a frame of ours answers a step 1. */
export const isAnswer = (frame: Uint8Array): boolean => frame[0] === SYNC_MESSAGE && frame[1] === STEP_2

export function awarenessFrame(update: Uint8Array): Uint8Array {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, AWARENESS_MESSAGE)
  encoding.writeVarUint8Array(encoder, update)
  return encoding.toUint8Array(encoder)
}

/** An awareness message about nobody: keeps the line alive and changes nothing. */
export const HEARTBEAT_FRAME: Uint8Array = awarenessFrame(Uint8Array.of(0))

export function savedFrame({ stateVector, seq, frames }: SavedMessage): Uint8Array {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, SAVED_MESSAGE)
  encoding.writeVarUint8Array(encoder, stateVector)
  encoding.writeVarUint(encoder, seq)
  encoding.writeVarUint(encoder, frames)
  return encoding.toUint8Array(encoder)
}
