import type { PresentPerson } from '@warroom/shared/domain/presence.ts'
import { useRef, useSyncExternalStore } from 'react'
import { useRoom } from '../room/room-context.ts'

const NOBODY: readonly PresentPerson[] = []

/** At the card itself, or in one of its fields (`<id>:<field>`). */
export const isOn = ({ focus }: PresentPerson, kind: string, id: string): boolean =>
  focus?.kind === kind && (focus.id === id || focus.id.startsWith(`${id}:`))

const sameStay = (a: PresentPerson, b: PresentPerson | undefined): boolean =>
  b !== undefined &&
  a.personId === b.personId &&
  a.state === b.state &&
  a.since === b.since &&
  a.name === b.name &&
  a.focus?.id === b.focus?.id

/**
 * The others that `matches` finds; re-renders only when that changes, so that hundreds of cards may ask. `key` names the
 * question: another one is asked anew.
 */
export function usePeopleMatching(
  key: string,
  matches: (person: PresentPerson) => boolean,
): readonly PresentPerson[] {
  const { presence, me } = useRoom()
  const last = useRef({ key, people: NOBODY })
  return useSyncExternalStore(presence.people.subscribe, () => {
    const here = presence.people.get().filter((p) => p.personId !== me.personId && matches(p))
    const known = last.current
    const isSame =
      known.key === key &&
      here.length === known.people.length &&
      here.every((person, i) => sameStay(person, known.people[i]))
    if (!isSame) last.current = { key, people: here.length === 0 ? NOBODY : here }
    return last.current.people
  })
}

/** The others on a card or in one of its fields. */
export const usePeopleOn = (kind: string, id: string): readonly PresentPerson[] =>
  usePeopleMatching(`${kind} ${id}`, (person) => isOn(person, kind, id))
