import type { Focus, PresentPerson } from '@warroom/shared/domain/presence.ts'
import type { KeyedReadable, Readable } from './observable.ts'

export interface PresenceLane {
  /** Everybody in the room, me included, as the server says. */
  readonly people: Readable<readonly PresentPerson[]>
  /** Others at one focus; the key is made by `focusKey`. */
  readonly peopleAt: KeyedReadable<readonly PresentPerson[]>
  focusOn(focus: Focus): void
  /** Leaves this focus; does nothing when I have gone elsewhere since. Without an argument: leaves whatever it is. */
  leave(focus?: Focus): void
  /** I am writing; lasts a few seconds after the last call. */
  typing(): void
}

export const focusKey = (focus: Focus): string => `${focus.kind}:${focus.id}`
