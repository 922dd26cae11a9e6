/**
 * Open rooms: each incident at most once. A room is `loading → active → draining → unloaded`; who comes while it loads or
 * drains waits, and nothing is taken in between.
 */
import type { Command } from '@warroom/shared/commands/command.ts'
import { type Declaration, declareIncident } from '@warroom/shared/commands/declare-incident.ts'
import type { CommandResult } from '@warroom/shared/commands/refusal.ts'
import { applyEvent, welcome } from '@warroom/shared/document/apply-event.ts'
import { createBoard, openBoard } from '@warroom/shared/document/board-document.ts'
import { readStanding } from '@warroom/shared/document/read-record.ts'
import { openRecord } from '@warroom/shared/document/record-document.ts'
import type { Actor } from '@warroom/shared/domain/actor.ts'
import { asIncidentId, type IncidentId, incidentKey } from '@warroom/shared/domain/ids.ts'
import * as Y from 'yjs'
import type { NewLogRow } from '../ports/incident-log.ts'
import { DocumentLane } from './document-lane.ts'
import { EarlyReaders } from './early-readers.ts'
import { type IncidentRoom, RoomClosed } from './incident-room.ts'
import type { FirstWords, IncidentRooms, IncidentState } from './incident-rooms.ts'
import { summaryOf } from './incident-summary.ts'
import { appendedNews } from './instance-news.ts'
import { openRoom } from './open-room.ts'
import type { OpenRoom } from './open-room-figures.ts'
import { stateAt } from './room-documents.ts'
import { RoomFollower } from './room-follower.ts'
import type { RoomPorts } from './room-ports.ts'
import type { PeerSeat, SyncPeer } from './sync-peer.ts'

/** An empty room stays loaded this long: people reload, and a page asks twice. */
const UNLOAD_AFTER_MS = 60_000
/** A shorter log is replayed faster than a checkpoint is worth. */
const CHECKPOINT_ON_UNLOAD_ROWS = 50

export class IncidentRoomRegistry implements IncidentRooms {
  private readonly ports: RoomPorts
  private readonly follower: RoomFollower
  private readonly rooms = new Map<IncidentId, Promise<IncidentRoom | null>>()
  /** Of rooms that are being opened. */
  private readonly early = new Map<IncidentId, EarlyReaders>()
  private readonly loadedRooms = new Set<IncidentRoom>()
  private readonly listeners = new Set<(incidentId: IncidentId) => void>()
  private readonly cancelUnload = new Map<IncidentId, () => void>()
  private stopping = false

  constructor(ports: Omit<RoomPorts, 'onCommit'>) {
    this.ports = {
      ...ports,
      onCommit: (incidentId) => {
        for (const listener of this.listeners) listener(incidentId)
      },
    }
    this.follower = new RoomFollower({ ports: this.ports, opened: this.rooms })
  }

  /** How many rooms are in memory. */
  get loaded(): number {
    return this.rooms.size
  }

  isOpen(incidentId: IncidentId): boolean {
    return this.rooms.has(incidentId)
  }

  /** Figures of every room in memory. */
  get openRooms(): OpenRoom[] {
    return [...this.loadedRooms].map((room) => {
      const lanes = Object.values(room.lanes)
      return {
        incidentId: room.id,
        seq: room.head,
        connections: room.peerCount,
        waiting: room.waiting,
        bytes: Math.max(...lanes.map((lane) => lane.weight.bytes)),
        tail: Math.max(...lanes.map((lane) => lane.rowsSinceCheckpoint)),
      }
    })
  }

  onCommit(listener: (incidentId: IncidentId) => void): () => void {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  /** Another instance changed this incident; nobody said so. */
  changed(incidentId: IncidentId): void {
    this.ports.onCommit(incidentId)
  }

  async declare(
    declaration: Declaration,
    words: FirstWords,
    actor: Actor,
    id: IncidentId = asIncidentId(this.ports.ids.next()),
  ): Promise<{ readonly id: IncidentId; readonly key: string; readonly seq: number }> {
    const { log, clock, ids } = this.ports
    const at = clock.now()
    const key = incidentKey(await log.allotNumber())
    const record = openRecord(new Y.Doc())
    const board = openBoard(new Y.Doc())
    const events = declareIncident(declaration, key, actor, at)
    const recordUpdate = new DocumentLane('record', record.doc).write(() => {
      welcome(record, actor, at)
      for (const event of events) applyEvent(record, event, { actor, at, entryId: ids.next() })
    })
    const boardUpdate = new DocumentLane('board', board.doc).write(() => createBoard(board, words))
    if (!recordUpdate || !boardUpdate) throw new Error('A declaration always writes both documents')
    const rows: NewLogRow[] = [
      { at, document: 'record', personId: actor.personId, update: recordUpdate, events },
      { at, document: 'board', personId: actor.personId, update: boardUpdate, events: [] },
    ]
    const summary = summaryOf(id, readStanding(record))
    const seq = await log.create({ incidentId: id, rows, newClients: [], command: null, summary })
    this.ports.bus.tell(appendedNews(id, 1, { rows, newClients: [] }))
    this.ports.onCommit(id)
    return { id, key, seq }
  }

  async command(incidentId: IncidentId, command: Command, actor: Actor): Promise<CommandResult> {
    const result = await this.within(incidentId, (room) => room.command(command, actor))
    return result ?? { ok: false, refusal: { code: 'notFound', message: 'There is no such incident.' } }
  }

  state(incidentId: IncidentId): Promise<IncidentState | null> {
    return this.within(incidentId, (room) => room.state())
  }

  replay(incidentId: IncidentId, at: number): Promise<IncidentState | null> {
    return stateAt(this.ports.log, incidentId, at)
  }

  async welcome(incidentId: IncidentId, actor: Actor): Promise<void> {
    await this.within(incidentId, (room) => room.welcome(actor))
  }

  /** Seats a sync connection; `null` when there is no such incident. */
  async attach(incidentId: IncidentId, peer: SyncPeer): Promise<PeerSeat | null> {
    // Whoever takes a seat hears of it.
    this.open(incidentId).catch(() => undefined)
    const early = this.early.get(incidentId)
    const stored = await early?.stored
    if (!early || !stored || early.isOver) return this.seat(incidentId, peer)
    return early.seat(peer, stored, () => this.unloadLater(incidentId))
  }

  private seat(incidentId: IncidentId, peer: SyncPeer): Promise<PeerSeat | null> {
    return this.within(incidentId, async (room) => {
      const seat = room.attach(peer)
      return {
        receive: (frame) => seat.receive(frame),
        leave: () => {
          seat.leave()
          this.unloadLater(incidentId)
        },
      }
    })
  }

  /** Resolves when no room has anything left to do. One that is opened in a pause has not, before time passes. */
  async idle(): Promise<void> {
    for (const [incidentId, opening] of this.rooms) {
      if (await this.early.get(incidentId)?.isPausing()) continue
      await (await opening.catch(() => null))?.idle()
    }
  }

  /** Finishes what was received, writes checkpoints, and closes every connection. */
  async close(): Promise<void> {
    this.stopping = true
    this.follower.stop()
    for (const cancel of this.cancelUnload.values()) cancel()
    for (const early of this.early.values()) early.end()
    for (const opening of [...this.rooms.values()]) {
      const room = await opening.catch(() => null)
      if (!room) continue
      await room.drain()
      await room.checkpoint(CHECKPOINT_ON_UNLOAD_ROWS).catch(() => undefined)
      room.close('restarting')
    }
  }

  /** Runs something in the room, opening it if needed; once more if the room was just closing. */
  private async within<R>(
    incidentId: IncidentId,
    run: (room: IncidentRoom) => Promise<R>,
  ): Promise<R | null> {
    for (let attempt = 0; ; attempt++) {
      const opening = this.open(incidentId)
      this.early.get(incidentId)?.end()
      const room = await opening
      if (!room) return null
      try {
        return await run(room)
      } catch (error) {
        if (!(error instanceof RoomClosed) || attempt >= 2) throw error
      } finally {
        this.unloadLater(incidentId)
      }
    }
  }

  private open(incidentId: IncidentId): Promise<IncidentRoom | null> {
    if (this.stopping) return Promise.reject(new RoomClosed('The server is stopping'))
    const known = this.rooms.get(incidentId)
    if (known) return known
    const forget = () => {
      opening.then((room) => room && this.loadedRooms.delete(room)).catch(() => undefined)
      if (this.rooms.get(incidentId) === opening) this.rooms.delete(incidentId)
    }
    const early = new EarlyReaders(this.ports)
    const opening = openRoom(incidentId, this.ports, early, forget).finally(() => {
      this.early.delete(incidentId)
      early.over()
    })
    this.rooms.set(incidentId, opening)
    this.early.set(incidentId, early)
    // An unknown incident, or one that could not be read, must not be remembered.
    opening.then((room) => (room === null ? forget() : this.loadedRooms.add(room)), forget)
    return opening
  }

  private unloadLater(incidentId: IncidentId): void {
    this.cancelUnload.get(incidentId)?.()
    if (!this.rooms.has(incidentId) || this.stopping) {
      this.cancelUnload.delete(incidentId)
      return
    }
    const cancel = this.ports.scheduler.after(UNLOAD_AFTER_MS, () => {
      this.cancelUnload.delete(incidentId)
      this.unload(incidentId).catch((error: unknown) => {
        this.ports.logger.error({ incidentId, err: error }, 'room could not be unloaded')
      })
    })
    this.cancelUnload.set(incidentId, cancel)
  }

  private async unload(incidentId: IncidentId): Promise<void> {
    const room = await this.rooms.get(incidentId)
    if (!room) return
    if (!room.inUse) await room.checkpoint(CHECKPOINT_ON_UNLOAD_ROWS)
    await room.idle()
    // Somebody may have come while the checkpoint was written.
    if (room.inUse) this.unloadLater(incidentId)
    else room.close('restarting')
  }
}
