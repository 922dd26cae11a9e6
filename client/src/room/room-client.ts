/**
 * One incident's room on this device: documents, lines, disk and clock put together; one start, one stop, and startable
 * again. Making one touches nothing outside; only `start` does.
 */
import { openBoard } from '@warroom/shared/document/board-document.ts'
import { openRecord } from '@warroom/shared/document/record-document.ts'
import { authorize } from '@warroom/shared/domain/permission.ts'
import { Awareness } from 'y-protocols/awareness'
import * as Y from 'yjs'
import { boardEditing } from './board-editing.ts'
import type { BoardEditor } from './board-editor.ts'
import { BoardStore } from './board-store.ts'
import { CommandLane } from './command-lane.ts'
import { scopeOf } from './device-database.ts'
import { DocumentKeeper } from './document-keeper.ts'
import { DocumentLink } from './document-link.ts'
import { LastSeen } from './last-seen.ts'
import { OwnPresence } from './own-presence.ts'
import { PresenceRoster } from './presence-roster.ts'
import { RecordStore } from './record-store.ts'
import type { Me, Room } from './room.ts'
import { RoomConnection } from './room-connection.ts'
import { RoomSocket } from './room-socket.ts'
import { ServerClock } from './server-clock.ts'
import type { Surroundings } from './surroundings.ts'
import { AwarenessCursors } from './text-cursors.ts'
import type { UndoList } from './undo-list.ts'

export interface RoomClientOptions extends Surroundings {
  readonly incidentId: string
  readonly me: Me
  /** The document of this client is of no use any more; somebody must make a new client. */
  readonly beginAfresh: () => void
}

export class RoomClient implements Room {
  readonly incidentId: string
  readonly me: Me
  readonly writing: Room['writing']
  readonly record: RecordStore
  readonly board: BoardStore
  readonly edits: BoardEditor
  readonly connection: RoomConnection
  readonly commands: CommandLane
  readonly presence: Room['presence']
  readonly time: ServerClock
  readonly undo: UndoList
  readonly overwritten: Room['overwritten']
  readonly cursors: AwarenessCursors
  readonly lastSeen: LastSeen

  private readonly options: RoomClientOptions
  private readonly ownPresence: OwnPresence
  private readonly boardDoc = new Y.Doc()
  private readonly recordDoc = new Y.Doc()
  private awarenesses: readonly Awareness[] = []
  private unwatchPage: readonly (() => void)[] = []

  constructor(options: RoomClientOptions) {
    const { incidentId, me, clock, ids, random, copies } = options
    this.options = options
    this.incidentId = incidentId
    this.me = me
    const permission = authorize(me, 'board:write', { kind: 'incident' })
    this.writing = permission.allowed
      ? { canEdit: true, whyNot: null }
      : { canEdit: false, whyNot: permission.why }
    this.time = new ServerClock(clock)
    this.cursors = new AwarenessCursors(me)
    this.record = new RecordStore(openRecord(this.recordDoc))
    this.board = new BoardStore(openBoard(this.boardDoc))

    const roster = new PresenceRoster(me.personId)
    const socket = new RoomSocket({
      incidentId,
      surroundings: options,
      onPeople: (people) => roster.receive(people),
      onNotice: (kind) => this.connection.noticed(kind),
      onRefused: (reason) => this.connection.refuse(reason),
      onClock: (asked, answered, serverNow) => this.time.measured(asked, answered, serverNow),
    })
    this.ownPresence = new OwnPresence({
      clock,
      isHidden: () => options.page.isHidden(),
      tell: (focus, state) => socket.setPresence(focus, state),
    })
    this.presence = {
      people: roster.people,
      peopleAt: roster.peopleAt,
      focusOn: (focus) => this.ownPresence.focusOn(focus),
      leave: (focus) => this.ownPresence.leave(focus),
      typing: () => this.ownPresence.typing(),
    }
    this.commands = new CommandLane(socket, clock, ids)

    const link = (name: 'board' | 'record', doc: Y.Doc): DocumentLink =>
      new DocumentLink({
        doc,
        name,
        incidentId,
        surroundings: options,
        onUnsaved: () => this.connection.look(),
        onSaved: () => this.connection.saved(),
      })
    const keeper = (name: 'board' | 'record', doc: Y.Doc, { counter }: DocumentLink): DocumentKeeper =>
      new DocumentKeeper({
        doc,
        counter,
        copy: copies.of(scopeOf(me.personId, incidentId, name)),
        onFailure: () => this.connection.keepsNoCopy(),
      })
    const boardLink = link('board', this.boardDoc)
    const recordLink = link('record', this.recordDoc)
    const boardKeeper = keeper('board', this.boardDoc, boardLink)

    const editing = boardEditing({
      board: this.board,
      me,
      writing: this.writing,
      now: () => this.time.now(),
      ids,
      random,
      nameOfWriter: (client, recordId) => this.nameOfWriter(client, recordId),
      keep: (values) => void boardKeeper.writeFact('ownValues', values),
    })
    this.edits = editing.edits
    this.undo = editing.undo
    this.overwritten = editing.overwrittenFields
    this.connection = new RoomConnection({
      me,
      surroundings: options,
      time: this.time,
      record: this.record,
      board: this.board.document,
      socket,
      boardLink,
      recordLink,
      boardKeeper,
      recordKeeper: keeper('record', this.recordDoc, recordLink),
      overwritten: editing.overwritten,
      onBack: () => {
        this.cursors.renew()
        this.ownPresence.tellAgain()
      },
      beginAfresh: options.beginAfresh,
    })
    this.lastSeen = this.watchLastSeen(boardKeeper)
  }

  start(): void {
    if (this.unwatchPage.length > 0) return
    const { page } = this.options
    this.unwatchPage = [
      page.onActivity(() => this.ownPresence.active()),
      page.onVisibility(() => {
        this.ownPresence.look()
        this.lastSeen.visibilityChanged()
        if (!page.isHidden()) this.connection.check()
      }),
      page.onNetwork(() => this.connection.check()),
      page.onLeave(() => this.close()),
      page.onReturn(() => this.open()),
    ]
    this.open()
  }

  stop(): void {
    for (const unwatch of this.unwatchPage) unwatch()
    this.unwatchPage = []
    this.close()
  }

  private watchLastSeen(keeper: DocumentKeeper): LastSeen {
    const { me, clock, page } = this.options
    const lastSeen = new LastSeen({
      me: me.personId,
      clock,
      serverNow: () => this.time.now(),
      isHidden: () => page.isHidden(),
      isLive: () => this.connection.state.get().status === 'live',
      record: this.record,
      board: this.board,
      people: this.presence.people,
      read: () => keeper.readFact('lastSeen'),
      write: (kept) => void keeper.writeFact('lastSeen', kept),
    })
    this.connection.state.subscribe(() => lastSeen.lineChanged())
    return lastSeen
  }

  private open(): void {
    if (this.awarenesses.length > 0) return
    const cursors = new Awareness(this.boardDoc)
    const none = new Awareness(this.recordDoc)
    // Nobody writes in the record: there is no caret to tell of.
    none.setLocalState(null)
    this.awarenesses = [cursors, none]
    this.cursors.attach(cursors)
    this.time.start()
    this.connection.start(cursors, none)
    this.lastSeen.start()
    this.ownPresence.look()
  }

  private close(): void {
    this.ownPresence.stop()
    this.lastSeen.stop()
    this.connection.stop()
    this.time.stop()
    this.cursors.detach()
    for (const awareness of this.awarenesses) awareness.destroy()
    this.awarenesses = []
  }

  /** From who is or was connected; else from who is known to have touched the record last. */
  private nameOfWriter(client: number, recordId: string): string | null {
    const author = this.cursors.authorOf(client)
    if (author) return author.name
    const record = this.record.get()
    const entry = record?.timeline.findLast((e) => e.subjectId === recordId && e.actor !== this.me.personId)
    return entry?.actor ? (record?.participants[entry.actor]?.name ?? null) : null
  }
}
