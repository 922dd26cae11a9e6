/**
 * The y-websocket wire: `varUint type` and a body. Types 0, 1 and 3 are that protocol's own; 100 is ours and only sent to
 * clients that asked for it with `?acks=1`.
 */
export const SYNC_MESSAGE = 0
export const AWARENESS_MESSAGE = 1
export const QUERY_AWARENESS_MESSAGE = 3
/** `varUint8Array stateVector, varUint seq, varUint frames` */
export const SAVED_MESSAGE = 100

/**
 * What is on the server's disk: `stateVector` of the committed document, `seq` of the incident's log, and `frames`, how
 * many sync frames with edits of this connection are in it. Frames matter because a deletion moves no state vector.
 */
export interface SavedMessage {
  readonly stateVector: Uint8Array
  readonly seq: number
  readonly frames: number
}

/** Largest frame a client may send, in bytes. Over it the socket is closed with `tooBig`. */
export const MAX_FRAME_BYTES = 1024 * 1024
/** Largest single update, in bytes. */
export const MAX_UPDATE_BYTES = 256 * 1024
/** Largest awareness state, in bytes. */
export const MAX_AWARENESS_BYTES = 4 * 1024
/** The stock client drops a line that is silent for 30 s; the server says something at least this often. */
export const HEARTBEAT_MS = 15_000
