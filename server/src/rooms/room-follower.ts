/**
 * Keeps the open rooms of this instance with the log while other instances write in it: by their word when it gets
 * through, and by asking the log, often when it does not and now and then when it does, for word may be lost.
 */
import type { IncidentId } from '@warroom/shared/domain/ids.ts'
import type { InstanceNews } from '../ports/instance-bus.ts'
import type { IncidentRoom } from './incident-room.ts'
import type { RoomPorts } from './room-ports.ts'

const ASK_TOGETHER_MS = 5_000
/** Instances that cannot hear each other are promised to be within 5 s of each other (DESIGN 6). */
const ASK_APART_MS = 1_000

interface FollowedRooms {
  readonly ports: RoomPorts
  /** Rooms that are open or opening. */
  readonly opened: ReadonlyMap<IncidentId, Promise<IncidentRoom | null>>
}

export class RoomFollower {
  private readonly rooms: FollowedRooms
  private readonly unsubscribe: readonly (() => void)[]
  private cancelAsking: () => void = () => undefined
  private asking: Promise<void> | null = null
  private stopped = false

  constructor(rooms: FollowedRooms) {
    this.rooms = rooms
    const { bus } = rooms.ports
    this.unsubscribe = [
      bus.onNews((news, instanceId) => this.hear(news, instanceId)),
      bus.onChange(() => this.reachChanged()),
      bus.onMissed(() => this.askNow()),
      bus.onGone((instanceId) => {
        this.eachRoom((room) => {
          for (const lane of Object.values(room.lanes)) lane.instanceGone(instanceId)
        })
      }),
    ]
    this.askLater()
  }

  stop(): void {
    this.stopped = true
    this.cancelAsking()
    for (const unsubscribe of this.unsubscribe) unsubscribe()
  }

  /** Compares every open room with the log; resolves when all that were behind have caught up. */
  ask(): Promise<void> {
    this.asking ??= this.compare().finally(() => {
      this.asking = null
    })
    return this.asking
  }

  private async compare(): Promise<void> {
    const { opened, ports } = this.rooms
    if (opened.size === 0) return
    const heads = await ports.log.heads([...opened.keys()])
    await Promise.all(
      [...opened].map(async ([id, opening]) => {
        const room = await opening.catch(() => null)
        if (!room || (heads.get(id) ?? 0) <= room.head) return
        ports.figures.caughtUp('asked')
        await room.catchUp()
      }),
    )
  }

  private askLater(): void {
    const { bus, scheduler, logger } = this.rooms.ports
    this.cancelAsking()
    if (this.stopped || bus.reach === 'alone') return
    this.cancelAsking = scheduler.after(bus.reach === 'apart' ? ASK_APART_MS : ASK_TOGETHER_MS, () => {
      this.ask()
        .catch((err: unknown) =>
          logger.warn({ err }, 'the log could not be asked what other instances wrote'),
        )
        .finally(() => this.askLater())
    })
  }

  private askNow(): void {
    this.ask().catch((err: unknown) => this.rooms.ports.logger.warn({ err }, 'rooms could not catch up'))
  }

  private reachChanged(): void {
    const { bus } = this.rooms.ports
    this.askLater()
    if (bus.reach !== 'together') return
    this.askNow()
    this.eachRoom((room) => {
      bus.tell({ kind: 'cursorsAsked', incidentId: room.id })
      showCursors(room)
    })
  }

  private hear(news: InstanceNews, instanceId: string): void {
    if (news.kind === 'signInEnded') return
    const opening = this.rooms.opened.get(news.incidentId)
    if (!opening) {
      if (news.kind === 'appended') this.rooms.ports.onCommit(news.incidentId)
      return
    }
    this.inRoom(opening, (room) => {
      if (news.kind === 'appended') return room.follow(news)
      if (news.kind === 'cursorsAsked') return showCursors(room)
      if (news.document !== 'postmortem') room.lanes[news.document].hearCursors(instanceId, news.update)
    })
  }

  private eachRoom(run: (room: IncidentRoom) => void): void {
    for (const opening of this.rooms.opened.values()) this.inRoom(opening, run)
  }

  /** A room that does not open, or closes meanwhile, needs no word: it begins with what is in the log. */
  private inRoom(
    opening: Promise<IncidentRoom | null>,
    run: (room: IncidentRoom) => Promise<void> | void,
  ): void {
    opening
      .then((room) => (room ? run(room) : undefined))
      .catch((err: unknown) =>
        this.rooms.ports.logger.info({ err }, 'word of another instance was not taken in'),
      )
  }
}

function showCursors(room: IncidentRoom): void {
  for (const lane of Object.values(room.lanes)) lane.showCursors()
}
