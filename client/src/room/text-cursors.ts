/** Carets in shared texts, over the board document's awareness. Positions are relative, so they stay put while others type. */
import type { PersonId } from '@warroom/shared/domain/ids.ts'
import type { Focus } from '@warroom/shared/domain/presence.ts'
import type { Awareness } from 'y-protocols/awareness'
import * as Y from 'yjs'
import { Listeners } from './observable.ts'
import { focusKey } from './presence-contract.ts'
import type { Me } from './room.ts'
import type { RemoteCaret, TextCursors } from './text-cursors-contract.ts'

const SEND_EVERY_MS = 100

export class AwarenessCursors implements TextCursors {
  private awareness: Awareness | null = null
  private readonly me: Me
  private readonly listeners = new Listeners()
  readonly subscribe = this.listeners.subscribe
  /** Whose clientID is whose, kept after they left: tells who wrote a value. */
  private readonly authors = new Map<number, { readonly personId: PersonId; readonly name: string }>()
  private focus: string | null = null
  private waiting: Record<string, unknown> | null = null
  private timer: ReturnType<typeof setTimeout> | null = null
  private lastSentAt = 0

  constructor(me: Me) {
    this.me = me
  }

  attach(awareness: Awareness): void {
    this.awareness = awareness
    this.authors.set(awareness.clientID, { personId: this.me.personId, name: this.me.name })
    this.write({})
    awareness.on('change', ({ added, updated }: { added: number[]; updated: number[] }) => {
      for (const clientId of [...added, ...updated]) this.learn(clientId)
      this.listeners.tell()
    })
  }

  detach(): void {
    if (this.timer !== null) clearTimeout(this.timer)
    this.timer = null
    this.awareness = null
    this.listeners.tell()
  }

  authorOf(clientId: number): { readonly personId: PersonId; readonly name: string } | null {
    return this.authors.get(clientId) ?? null
  }

  caretsIn(text: Y.Text): readonly RemoteCaret[] {
    const { doc } = text
    const { awareness } = this
    if (!doc || !awareness) return []
    return [...awareness.getStates()].flatMap(([clientId, state]) => {
      if (clientId === awareness.clientID) return []
      const author = readAuthor(state)
      const anchor = resolve(state.cursor?.anchor, text, doc)
      const head = resolve(state.cursor?.head, text, doc)
      // My own other tab is not somebody else.
      if (!author || author.personId === this.me.personId || anchor === null || head === null) return []
      return [{ clientId, ...author, anchor, head }]
    })
  }

  place(focus: Focus, text: Y.Text, selection: { readonly anchor: number; readonly head: number }): void {
    const encode = (index: number): unknown =>
      Y.relativePositionToJSON(Y.createRelativePositionFromTypeIndex(text, index, -1))
    this.focus = focusKey(focus)
    this.later({ focus, cursor: { anchor: encode(selection.anchor), head: encode(selection.head) } })
  }

  leave(focus: Focus): void {
    if (this.focus !== focusKey(focus)) return
    this.focus = null
    this.later({})
  }

  /** Says again where I am, with a newer clock: after a reconnect readers ignore a state they have seen. */
  renew(): void {
    this.awareness?.setLocalState(this.awareness.getLocalState())
  }

  private learn(clientId: number): void {
    const state = this.awareness?.getStates().get(clientId)
    const author = state && readAuthor(state)
    if (author) this.authors.set(clientId, author)
  }

  private later(fields: Record<string, unknown>): void {
    this.waiting = fields
    if (this.timer !== null) return
    const wait = Math.max(0, this.lastSentAt + SEND_EVERY_MS - performance.now())
    this.timer = setTimeout(() => {
      this.timer = null
      if (this.waiting) this.write(this.waiting)
      this.waiting = null
    }, wait)
  }

  private write(fields: Record<string, unknown>): void {
    this.lastSentAt = performance.now()
    this.awareness?.setLocalState({ user: { personId: this.me.personId, name: this.me.name }, ...fields })
  }
}

function readAuthor(state: Record<string, unknown>): { personId: PersonId; name: string } | null {
  const { user } = state
  if (user === null || typeof user !== 'object') return null
  const { personId, name } = user as { personId?: unknown; name?: unknown }
  return typeof personId === 'string' && typeof name === 'string'
    ? { personId: personId as PersonId, name: name.slice(0, 80) }
    : null
}

/** Others' words are strange data too: whatever is no position in this text is no caret. */
function resolve(json: unknown, text: Y.Text, doc: Y.Doc): number | null {
  // Most people have no caret anywhere, and an error thrown for each of them at every change costs a frame.
  if (json === null || typeof json !== 'object') return null
  try {
    const position = Y.createAbsolutePositionFromRelativePosition(Y.createRelativePositionFromJSON(json), doc)
    return position?.type === text ? position.index : null
  } catch {
    return null
  }
}
