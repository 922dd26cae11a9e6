import type { IncidentRecord } from '@warroom/shared/domain/incident-record.ts'
import type { PresentPerson } from '@warroom/shared/domain/presence.ts'
import { useCallback, useRef, useSyncExternalStore } from 'react'
import { useRoom } from './room-context.ts'
import { useRecordPart } from './use-record.ts'

export const participantsOf = (record: IncidentRecord): IncidentRecord['participants'] => record.participants

export interface KnownPerson {
  readonly name: string
  /** Order of arrival: the pattern of the person's flag. `null` until the record tells. */
  readonly pattern: number | null
}

/** The record keeps everybody's name, offline too; somebody who came this second may only be in the presence list yet. */
export function knownPerson(
  personId: string,
  participants: IncidentRecord['participants'] | null,
  people: readonly PresentPerson[],
): KnownPerson | null {
  const participant = participants?.[personId]
  if (participant) return { name: participant.name, pattern: participant.arrival }
  const present = people.find((person) => person.personId === personId)
  return present ? { name: present.name, pattern: null } : null
}

/** The name of anybody; re-renders only when a name is new, not whenever somebody moves. */
export function useKnownPeople(): (personId: string) => KnownPerson | null {
  const participants = useRecordPart(participantsOf)
  const strangers = useStrangers(participants)
  return useCallback((personId) => knownPerson(personId, participants, strangers), [participants, strangers])
}

/** Names for sentences; somebody nobody has heard of is "somebody". */
export function useNameOf(): (personId: string | null) => string {
  const known = useKnownPeople()
  return useCallback((personId) => (personId !== null && known(personId)?.name) || 'somebody', [known])
}

const NOBODY: readonly PresentPerson[] = []

/** Who is here and not yet in the record. */
function useStrangers(participants: IncidentRecord['participants'] | null): readonly PresentPerson[] {
  const { people } = useRoom().presence
  const last = useRef(NOBODY)
  return useSyncExternalStore(people.subscribe, () => {
    const strangers = people.get().filter(({ personId }) => participants?.[personId] === undefined)
    const known = last.current
    const isSame =
      strangers.length === known.length &&
      strangers.every(({ personId, name }, i) => known[i]?.personId === personId && known[i]?.name === name)
    if (!isSame) last.current = strangers.length === 0 ? NOBODY : strangers
    return last.current
  })
}
