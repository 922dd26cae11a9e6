/** A person's screen without a browser: the real room client on real sockets. */
import type { AccountRole } from '@warroom/shared/domain/account-role.ts'
import { asPersonId } from '@warroom/shared/domain/ids.ts'
import type { CloseReason } from '@warroom/shared/protocol/close-codes.ts'
import { deviceClock, randomBelow, randomId } from '../../client/src/room/browser-surroundings.ts'
import type { LocalCopies } from '../../client/src/room/local-copy.ts'
import { MemoryCopies } from '../../client/src/room/memory-copy.ts'
import { RoomClient } from '../../client/src/room/room-client.ts'
import type { PageSignals } from '../../client/src/room/surroundings.ts'

export interface ScreenOptions {
  /** `http://host:port` */
  readonly origin: string
  readonly incidentId: string
  readonly person: { readonly id: string; readonly token: string }
  readonly name: string
  readonly accountRole?: AccountRole
  /** The device; given again, it is the same one. */
  readonly copies?: LocalCopies
}

const nothing = (): (() => void) => () => undefined

/** Nobody touches this page, and it is never hidden. */
export const stillPage: PageSignals = {
  onActivity: nothing,
  onVisibility: nothing,
  isHidden: () => false,
  onNetwork: nothing,
  onLeave: nothing,
  onReturn: nothing,
}

const REASONS = new Map<number, CloseReason>([
  [401, 'sessionEnded'],
  [403, 'noAccess'],
  [404, 'unknownIncident'],
])

export class Screen {
  readonly room: RoomClient
  readonly copies: LocalCopies
  beganAfresh = 0

  constructor({ origin, incidentId, person, name, accountRole = 'responder', copies }: ScreenOptions) {
    this.copies = copies ?? new MemoryCopies()
    this.room = new RoomClient({
      incidentId,
      me: { personId: asPersonId(person.id), name, accountRole },
      beginAfresh: () => {
        this.beganAfresh += 1
      },
      clock: deviceClock,
      ids: { next: randomId },
      random: randomBelow,
      origin,
      token: person.token,
      webSocket: WebSocket,
      copies: this.copies,
      page: stillPage,
      whyRefused: async (id) => {
        try {
          const headers = { authorization: `Bearer ${person.token}` }
          const { status } = await fetch(`${origin}/api/v1/incidents/${id}`, { headers })
          return REASONS.get(status) ?? null
        } catch {
          return null
        }
      },
    })
    this.room.start()
  }

  get connection() {
    return this.room.connection.state.get()
  }

  close(): void {
    this.room.stop()
  }
}
