import type { PresentPerson } from '@warroom/shared/domain/presence.ts'
import { useMemo } from 'react'
import { focusKey } from './presence-contract.ts'
import type { Me } from './room.ts'
import { useRoom } from './room-context.ts'
import { useKeyed, useReadable } from './use-readable.ts'

/** The person at this screen. */
export const useMe = (): Me => useRoom().me

/** Who is here, me included, as the server says; one entry per person however many tabs. */
export const usePeople = (): readonly PresentPerson[] => useReadable(useRoom().presence.people)

/** Others who are on this card or field. */
export const usePeopleAt = (kind: string, id: string): readonly PresentPerson[] =>
  useKeyed(useRoom().presence.peopleAt, focusKey({ kind, id }))

export interface FocusUse {
  readonly focusOn: (kind: string, id: string) => void
  readonly leave: () => void
}

/** Tells the others where I am. */
export function useFocus(): FocusUse {
  const { presence } = useRoom()
  return useMemo(
    () => ({ focusOn: (kind, id) => presence.focusOn({ kind, id }), leave: () => presence.leave() }),
    [presence],
  )
}
