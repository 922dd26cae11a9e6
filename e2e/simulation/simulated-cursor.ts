/** Where somebody's caret is, and whose they see: the stock client's awareness, as y-websocket drives it, without its timers. */

import { awarenessFrame } from '@warroom/server/rooms/sync-frames.ts'
import {
  Awareness,
  applyAwarenessUpdate,
  encodeAwarenessUpdate,
  removeAwarenessStates,
} from 'y-protocols/awareness'
import type * as Y from 'yjs'

/** Longer than cursors rest between two frames. */
export const CURSOR_REST_MS = 50

interface Changed {
  readonly added: number[]
  readonly updated: number[]
  readonly removed: number[]
}

export class SimulatedCursor {
  private readonly awareness: Awareness
  private readonly say: (frame: Uint8Array) => void

  constructor(doc: Y.Doc, say: (frame: Uint8Array) => void) {
    this.say = say
    this.awareness = new Awareness(doc)
    // It would renew and forget by the wall clock, and keep the process alive.
    clearInterval(this.awareness._checkInterval)
    // Also what it only heard of: stock clients echo.
    this.awareness.on('update', ({ added, updated, removed }: Changed) =>
      this.tell([...added, ...updated, ...removed]),
    )
  }

  /** The place last pointed at. */
  get at(): unknown {
    return this.awareness.getLocalState()?.cursor
  }

  point(at: number): void {
    this.awareness.setLocalStateField('cursor', at)
  }

  /** Said every 15 s, so that nobody takes a silent person for one who has gone. */
  renew(): void {
    this.awareness.setLocalState(this.awareness.getLocalState())
  }

  opened(): void {
    this.tell([this.awareness.clientID])
  }

  /** Who is alone sees nobody. */
  closed(): void {
    const others = [...this.awareness.getStates().keys()].filter((id) => id !== this.awareness.clientID)
    removeAwarenessStates(this.awareness, others, 'line closed')
  }

  hear(update: Uint8Array): void {
    applyAwarenessUpdate(this.awareness, update, 'line')
  }

  /** Whose caret is where, on this screen, other than one's own. */
  get others(): Record<string, unknown> {
    const states = [...this.awareness.getStates()].filter(([id]) => id !== this.awareness.clientID)
    return Object.fromEntries(states.map(([, state]) => [state.user?.name, state.cursor]))
  }

  private tell(clientIds: number[]): void {
    this.say(awarenessFrame(encodeAwarenessUpdate(this.awareness, clientIds)))
  }
}
