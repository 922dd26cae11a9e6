import type { PresentPerson } from '@warroom/shared/domain/presence.ts'
import { useCallback, useRef, useSyncExternalStore } from 'react'
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

/** The others on a card or in it; re-renders only when that changes, so that hundreds of cards may ask. */
export function usePeopleOn(kind: string, id: string): readonly PresentPerson[] {
  const { presence, me } = useRoom()
  const last = useRef(NOBODY)
  const read = useCallback(() => {
    const here = presence.people.get().filter((p) => p.personId !== me.personId && isOn(p, kind, id))
    const known = last.current
    if (here.length !== known.length || !here.every((person, i) => sameStay(person, known[i]))) {
      last.current = here.length === 0 ? NOBODY : here
    }
    return last.current
  }, [presence, me, kind, id])
  return useSyncExternalStore(presence.people.subscribe, read)
}
