/**
 * Everything about being connected, over the life of a room: paint the copy on this device, open the lines, notice when
 * they die, come back, tell what was missed, and end when the server says so.
 */
import type { BoardDocument } from '@warroom/shared/document/board-document.ts'
import type { CloseReason } from '@warroom/shared/protocol/close-codes.ts'
import type { NoticeKind } from '@warroom/shared/protocol/socket-events.ts'
import type { Awareness } from 'y-protocols/awareness'
import { Absence } from './absence.ts'
import type { Connection } from './connection.ts'
import { ConnectionMonitor } from './connection-monitor.ts'
import type { DocumentKeeper } from './document-keeper.ts'
import type { DocumentLink } from './document-link.ts'
import { KeptDrafts } from './kept-drafts.ts'
import { LineWatch } from './line-watch.ts'
import type { OverwrittenList } from './overwritten-list.ts'
import type { RecordStore } from './record-store.ts'
import type { Me } from './room.ts'
import type { RoomSocket } from './room-socket.ts'
import type { ServerClock } from './server-clock.ts'
import type { Surroundings } from './surroundings.ts'

/** A device that does not answer in this time is not waited for. */
const COPY_WITHIN_MS = 1_500

export interface RoomConnectionOptions {
  readonly me: Me
  readonly surroundings: Surroundings
  readonly time: ServerClock
  readonly record: RecordStore
  readonly board: BoardDocument
  readonly socket: RoomSocket
  readonly boardLink: DocumentLink
  readonly recordLink: DocumentLink
  readonly boardKeeper: DocumentKeeper
  readonly recordKeeper: DocumentKeeper
  readonly overwritten: OverwrittenList
  /** There is a line again. */
  readonly onBack: () => void
  readonly beginAfresh: () => void
}

export class RoomConnection implements Connection {
  private readonly options: RoomConnectionOptions
  private readonly monitor: ConnectionMonitor
  readonly state: ConnectionMonitor['state']
  readonly online: RoomSocket['joined']
  private lastContactAt: number | null = null
  private readonly absence: Absence
  private readonly drafts: KeptDrafts
  private run = 0
  private running = false
  private loading: Promise<void> | null = null
  /** The board was read from the device, or came whole from the server. */
  private boardIsHere = false
  private readonly watch: LineWatch

  constructor(options: RoomConnectionOptions) {
    this.options = options
    this.absence = new Absence(options.me.personId)
    const { clock } = options.surroundings
    this.monitor = new ConnectionMonitor(clock.now, (instant) => options.time.atServer(instant))
    this.state = this.monitor.state
    this.drafts = new KeptDrafts(options.boardKeeper, options.board, (drafts) => this.monitor.drafts(drafts))
    this.online = options.socket.joined
    this.watch = new LineWatch({
      clock,
      socket: options.socket,
      links: [options.boardLink, options.recordLink],
      onChecked: (heard) => {
        options.overwritten.expire(options.boardLink.counter.unsaved.count === 0)
        if (heard) this.noteContact()
        this.look()
      },
    })
    for (const link of [options.boardLink, options.recordLink]) {
      link.state.subscribe(() => this.linkChanged(link))
    }
    options.record.subscribe(() => this.look())
    this.online.subscribe(() => {
      if (!this.online.get()) return
      options.time.forgetSamples()
      options.onBack()
      void options.socket.isAlive()
      // The server is there: whoever is still waiting to try again need not.
      this.retryNow()
    })
  }

  start(cursors: Awareness, none: Awareness): void {
    this.running = true
    const run = ++this.run
    this.options.socket.start()
    this.loading ??= this.loadCopy()
    void this.loading.then(() => {
      if (run !== this.run || !this.running) return
      this.options.boardLink.start(cursors)
      this.options.recordLink.start(none)
    })
    this.watch.start()
  }

  stop(): void {
    if (!this.running) return
    this.running = false
    this.watch.stop()
    this.noteContact()
    this.options.socket.stop()
    this.options.boardLink.stop()
    this.options.recordLink.stop()
  }

  readonly retryNow = (): void => {
    this.options.boardLink.retryNow()
    this.options.recordLink.retryNow()
    this.options.socket.retryNow()
  }

  readonly dismissMerged = (): void => this.monitor.merged(null)

  readonly dismissDraft = (id: string): void => this.drafts.dismiss(id)

  noticed(kind: NoticeKind): void {
    if (kind === 'storage') this.monitor.storage(true)
    else if (kind === 'storageBack') {
      this.monitor.storage(false)
      this.retryNow()
    } else if (kind === 'instancesApart') this.monitor.instances(true)
    else if (kind === 'instancesTogether') this.monitor.instances(false)
    else if (kind === 'signedOut') this.refuse('sessionEnded')
  }

  saved(): void {
    this.monitor.storage(false)
  }

  keepsNoCopy(): void {
    this.monitor.keepsNoCopy()
  }

  /** Something that people are told of may have changed. */
  look(): void {
    const { boardLink, recordLink, record, boardKeeper } = this.options
    const status = this.monitor.observe({
      links: [boardLink.state.get(), recordLink.state.get()],
      painted: this.boardIsHere && record.get() !== null,
      unsaved: boardLink.counter.unsaved,
      lastContactAt: this.lastContactAt,
    })
    boardKeeper.noteUnsaved()
    const now = this.state.get().status
    if (status === now) return
    if (status === 'live') this.wentAway()
    if (now === 'live') this.cameBack()
  }

  refuse(reason: CloseReason): void {
    const { socket, boardLink, recordLink } = this.options
    socket.refuse()
    boardLink.refuse(reason)
    recordLink.refuse(reason)
  }

  /** Looks now whether the lines are alive, and tries those that are not. */
  check(): void {
    this.retryNow()
    void this.watch.check({ all: true })
  }

  private linkChanged(link: DocumentLink): void {
    const { boardLink } = this.options
    const { phase, reason } = link.state.get()
    if (phase === 'open' || phase === 'synced') this.noteContact()
    if (phase === 'synced' && link === boardLink) this.boardIsHere = true
    if (phase === 'open' && link === boardLink) {
      this.absence.returnsWith(boardLink.counter.unsaved.count)
      this.options.onBack()
    }
    this.look()
    if (phase !== 'refused' || !this.running || !reason) return
    if (reason === 'badMessage' || reason === 'tooBig') void this.giveUpDocument()
    else this.refuse(reason)
  }

  private wentAway(): void {
    this.noteContact()
    this.absence.began(this.options.record.get(), this.options.surroundings.clock.now())
  }

  private cameBack(): void {
    this.noteContact()
    const { record, surroundings } = this.options
    const news = this.absence.ended(record.get(), surroundings.clock.now())
    if (news) this.monitor.merged(news)
    this.drafts.compare()
  }

  private async loadCopy(): Promise<void> {
    const { boardKeeper, recordKeeper, boardLink, surroundings, overwritten, record } = this.options
    const facts = ['ownValues', 'lastContactAt'].map((name) => boardKeeper.readFact(name))
    // A slow device: the line may be open by now, and what is read would go out in one frame, however large. A line that
    // begins afterwards carries it in its handshake, and knows when all of it is saved.
    const documents = boardKeeper
      .load(() => boardLink.drop())
      .then((hadBoard) => {
        boardLink.retryNow()
        this.boardIsHere ||= hadBoard
        return recordKeeper.load()
      })
    const work = Promise.all([documents, this.drafts.load(), ...facts])
    const loaded = work.then(([, , ownValues, lastContactAt]) => {
      overwritten.restore(ownValues)
      if (typeof lastContactAt === 'number') this.lastContactAt ??= lastContactAt
      const copy = record.get()
      if (copy) this.absence.lastSeen(copy)
      this.look()
    })
    await Promise.race([
      loaded,
      new Promise<void>((resolve) => surroundings.clock.after(COPY_WITHIN_MS, resolve)),
    ])
  }

  /** The server does not take this document: keep its words, forget its bytes, begin afresh. */
  private async giveUpDocument(): Promise<void> {
    const { recordKeeper, boardLink, surroundings, beginAfresh } = this.options
    const edits = boardLink.counter.unsaved.count
    if (!(await this.drafts.giveUp(edits, surroundings.clock.now()))) {
      this.refuse('badMessage')
      return
    }
    await recordKeeper.clear()
    if (this.running) beginAfresh()
  }

  private noteContact(): void {
    const { boardLink, recordLink, surroundings, boardKeeper } = this.options
    const heard = Math.max(boardLink.lastMessageAt, recordLink.lastMessageAt)
    const at = this.online.get() ? surroundings.clock.now() : heard
    if (at <= (this.lastContactAt ?? 0)) return
    this.lastContactAt = at
    void boardKeeper.writeFact('lastContactAt', at)
  }
}
