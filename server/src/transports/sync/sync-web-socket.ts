import { CLOSE_CODES } from '@warroom/shared/protocol/close-codes.ts'
import { WebSocket } from 'ws'

/** What `ws` itself ends a line with, said so that a y-websocket client does not come back with the same bytes for ever. */
const TERMINAL: Readonly<Record<number, number>> = {
  // A frame over the limit.
  1009: CLOSE_CODES.tooBig,
  // A broken frame; text that is not UTF-8.
  1002: CLOSE_CODES.badMessage,
  1007: CLOSE_CODES.badMessage,
  // A message in more pieces than anybody honest sends it in.
  1008: CLOSE_CODES.badMessage,
}

export class SyncWebSocket extends WebSocket {
  override close(code?: number, reason?: string | Buffer): void {
    super.close(code === undefined ? code : (TERMINAL[code] ?? code), reason)
  }
}
