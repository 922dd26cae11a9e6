/** One Yjs document on one WebSocket: opened, kept open, and what the server says about it. Knows nothing of its content. */
import type { DocumentName } from '@warroom/shared/document/document-name.ts'
import { type CloseReason, closeReasonOf } from '@warroom/shared/protocol/close-codes.ts'
import { SAVED_MESSAGE, SYNC_MESSAGE } from '@warroom/shared/protocol/sync-messages.ts'
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import type { Awareness } from 'y-protocols/awareness'
import { writeSyncStep1 } from 'y-protocols/sync'
import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import { editPlace } from './edit-place.ts'
import { Observable } from './observable.ts'
import { ReconnectDelay } from './reconnect-delay.ts'
import { SavedCounter } from './saved-counter.ts'
import type { Surroundings } from './surroundings.ts'

/** `lost`: there was or should be a line, and there is none; it is tried again. `refused` is final. */
export type LinkPhase = 'connecting' | 'open' | 'synced' | 'lost' | 'refused'

export interface LinkState {
  readonly phase: LinkPhase
  /** Why the server closed it last; with `refused` the reason to show. */
  readonly reason: CloseReason | null
}

export interface DocumentLinkOptions {
  readonly doc: Y.Doc
  readonly incidentId: string
  readonly name: DocumentName
  readonly surroundings: Surroundings
  readonly onUnsaved: () => void
  /** The server saved something of this document. */
  readonly onSaved: () => void
}

const ANSWER_WITHIN_MS = 4_000

const TERMINAL: readonly CloseReason[] = [
  'badMessage',
  'sessionEnded',
  'noAccess',
  'unknownIncident',
  'tooBig',
  'clientTooOld',
]

export class DocumentLink {
  readonly state = new Observable<LinkState>({ phase: 'connecting', reason: null })
  readonly counter: SavedCounter
  private readonly options: DocumentLinkOptions
  private readonly delay: ReconnectDelay
  private provider: WebsocketProvider | null = null
  private cancelRetry: (() => void) | null = null

  constructor(options: DocumentLinkOptions) {
    this.options = options
    this.delay = new ReconnectDelay(options.surroundings.random)
    this.counter = new SavedCounter(options.onUnsaved)
    // Before any provider listens: an edit is counted before its frame goes out, and also while there is no line.
    options.doc.on('update', this.onUpdate)
  }

  get lastMessageAt(): number {
    return this.provider?.wsLastMessageReceived ?? 0
  }

  start(awareness: Awareness): void {
    const { doc, incidentId, name, surroundings } = this.options
    const server = `${surroundings.origin.replace(/^http/, 'ws')}/sync`
    const provider = new WebsocketProvider(server, `incidents/${incidentId}/${name}`, doc, {
      awareness,
      connect: false,
      // Sibling tabs would exchange edits the server has not accepted.
      disableBc: true,
      params: { acks: '1', ...(surroundings.token ? { token: surroundings.token } : {}) },
      WebSocketPolyfill: countingSocket(surroundings.webSocket, this.counter),
      shouldReconnect: () => false,
    })
    provider.messageHandlers[SAVED_MESSAGE] = (_encoder, decoder) => this.onSaved(decoder)
    provider.on('status', ({ status }) => {
      if (status === 'connected') this.state.set({ phase: 'open', reason: null })
    })
    provider.on('sync', (synced: boolean) => {
      if (!synced) return
      this.delay.reset()
      this.state.set({ phase: 'synced', reason: null })
    })
    provider.on('connection-close', (event: CloseEvent | null) => this.onClosed(event))
    this.provider = provider
    this.state.set({ phase: 'connecting', reason: null })
    provider.connect()
  }

  stop(): void {
    this.cancelRetry?.()
    this.cancelRetry = null
    const { provider } = this
    this.provider = null
    provider?.destroy()
  }

  /** Tries at once instead of waiting; does nothing while there is a line. */
  retryNow(): void {
    if (!this.cancelRetry) return
    this.cancelRetry()
    this.cancelRetry = null
    this.provider?.connect()
  }

  /** The line is known to be dead though nobody closed it: gives it up and begins anew. */
  drop(): void {
    const { phase } = this.state.get()
    if (phase !== 'open' && phase !== 'synced') return
    this.provider?.disconnect()
    this.retryLater()
  }

  /** Whether the server still hears this line; true when there is none to ask on. */
  async isAlive(): Promise<boolean> {
    const { doc, surroundings } = this.options
    const { provider } = this
    if (!provider?.ws || !provider.wsconnected) return true
    const heardBefore = provider.wsLastMessageReceived
    const question = encoding.createEncoder()
    encoding.writeVarUint(question, SYNC_MESSAGE)
    // A question that is always answered, if only with "nothing new".
    writeSyncStep1(question, doc)
    provider.ws.send(encoding.toUint8Array(question))
    await new Promise<void>((resolve) => surroundings.clock.after(ANSWER_WITHIN_MS, resolve))
    return provider !== this.provider || provider.wsLastMessageReceived > heardBefore
  }

  refuse(reason: CloseReason): void {
    if (this.state.get().phase === 'refused') return
    this.cancelRetry?.()
    this.cancelRetry = null
    this.state.set({ phase: 'refused', reason })
    this.provider?.disconnect()
  }

  private readonly onUpdate = (
    _update: Uint8Array,
    _origin: unknown,
    doc: Y.Doc,
    transaction: Y.Transaction,
  ): void => {
    if (!transaction.local) return
    const clock = Y.getState(doc.store, doc.clientID)
    this.counter.edited(this.options.surroundings.clock.now(), clock, editPlace(transaction))
  }

  private onSaved(decoder: decoding.Decoder): void {
    const stateVector = Y.decodeStateVector(decoding.readVarUint8Array(decoder))
    decoding.readVarUint(decoder)
    const frames = decoding.readVarUint(decoder)
    this.counter.saved(frames, stateVector.get(this.options.doc.clientID) ?? 0)
    this.options.onSaved()
  }

  private onClosed(event: CloseEvent | null): void {
    const { phase } = this.state.get()
    if (phase === 'refused' || !this.provider) return
    const reason = event ? closeReasonOf(event.code) : null
    if (reason && TERMINAL.includes(reason)) {
      this.state.set({ phase: 'refused', reason })
      return
    }
    const neverOpened = phase === 'connecting' || phase === 'lost'
    this.state.set({ phase: 'lost', reason })
    this.retryLater()
    if (neverOpened) void this.askWhy()
  }

  private retryLater(): void {
    this.cancelRetry?.()
    this.cancelRetry = this.options.surroundings.clock.after(this.delay.next(), () => {
      this.cancelRetry = null
      this.provider?.connect()
    })
  }

  /** A refusal before the line is open looks like a dead server to a browser; an ordinary request can tell them apart. */
  private async askWhy(): Promise<void> {
    const reason = await this.options.surroundings.whyRefused(this.options.incidentId)
    const { phase } = this.state.get()
    if (reason && this.provider && phase === 'lost') this.refuse(reason)
  }
}

/** A WebSocket that shows the counter what goes out. */
function countingSocket(Base: typeof WebSocket, counter: SavedCounter): typeof WebSocket {
  return class CountingSocket extends Base {
    constructor(url: string | URL, protocols?: string | string[]) {
      super(url, protocols)
      counter.opened()
    }

    override send(data: string | BufferSource | Blob): void {
      super.send(data)
      if (data instanceof Uint8Array) counter.frameSent(data)
    }
  }
}
