/** People who work on several boards through the proxy, as stock clients, and never stop. */
import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'

const WORDS = ['errors ', 'deploy ', 'rolled back ', 'queue is full ', 'traffic ']
/** Longer, and its end is cut off: a board does not grow for ever. */
const LONG = 2_000

export interface CrowdParts {
  readonly url: string
  readonly token: string
  readonly declare: () => Promise<string>
  readonly notesOf: (incidentId: string) => Promise<string>
  readonly people: number
  readonly boards: number
}

interface Person {
  readonly board: string
  readonly doc: Y.Doc
  readonly provider: WebsocketProvider
}

export class Crowd {
  readonly counts = { edits: 0, comparisons: 0 }
  private readonly parts: CrowdParts
  private people: Person[] = []
  private timer: NodeJS.Timeout | null = null
  private turn = 0

  constructor(parts: CrowdParts) {
    this.parts = parts
  }

  /** Leaves the boards there are, and begins on new ones. */
  async move(): Promise<void> {
    this.leave()
    const boards = await Promise.all(Array.from({ length: this.parts.boards }, () => this.parts.declare()))
    this.people = Array.from({ length: this.parts.people }, (_, i) =>
      this.sit(boards[i % boards.length] ?? ''),
    )
    this.timer = setInterval(() => this.write(), 1_000 / this.parts.people)
  }

  /** Everybody's line breaks, and each comes back by themselves. */
  breakLines(): void {
    for (const { provider } of this.people) provider.ws?.close()
  }

  /** Many come at once, read, and go. */
  async storm(people: number): Promise<void> {
    const boards = [...new Set(this.people.map(({ board }) => board))]
    const guests = Array.from({ length: people }, (_, i) => this.sit(boards[i % boards.length] ?? ''))
    await until(() => guests.every(({ provider }) => provider.synced))
    for (const guest of guests) rise(guest)
  }

  /** Stops typing until all screens of a board are equal, and equal to the server's word. Throws when they do not get so. */
  async compare(): Promise<void> {
    this.rest()
    const boards = [...new Set(this.people.map(({ board }) => board))]
    for (const board of boards) {
      const screens = () => new Set(this.people.filter((p) => p.board === board).map(notesOn))
      await until(async () => {
        const [first, ...others] = screens()
        return others.length === 0 && first === (await this.parts.notesOf(board))
      })
      this.counts.comparisons += 1
    }
    this.timer = setInterval(() => this.write(), 1_000 / this.parts.people)
  }

  leave(): void {
    this.rest()
    for (const person of this.people) rise(person)
    this.people = []
  }

  private sit(board: string): Person {
    const doc = new Y.Doc()
    const provider = new WebsocketProvider(
      `${this.parts.url.replace('http', 'ws')}/sync`,
      `incidents/${board}/board`,
      doc,
      { params: { token: this.parts.token }, disableBc: true, maxBackoffTime: 1_000 },
    )
    return { board, doc, provider }
  }

  /** One of them at a time, about once a second each. */
  private write(): void {
    this.turn += 1
    const person = this.people[this.turn % this.people.length]
    if (!person?.provider.synced) return
    const notes = person.doc.getText('notes')
    if (notes.length > LONG) notes.delete(LONG / 2, notes.length - LONG / 2)
    notes.insert(Math.floor(notes.length / 2), WORDS[this.turn % WORDS.length] ?? '')
    person.provider.awareness.setLocalStateField('cursor', { at: this.turn })
    this.counts.edits += 1
  }

  private rest(): void {
    if (this.timer) clearInterval(this.timer)
    this.timer = null
  }
}

const notesOn = ({ doc }: Person): string => doc.getText('notes').toString()

function rise({ provider, doc }: Person): void {
  provider.destroy()
  doc.destroy()
}

async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
  for (const deadline = Date.now() + 30_000; !(await holds()); ) {
    if (Date.now() > deadline) throw new Error('The screens did not become equal within 30 s')
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}
