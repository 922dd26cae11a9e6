import type { IncidentRecord } from '@warroom/shared/domain/incident-record.ts'
import type { PresentPerson } from '@warroom/shared/domain/presence.ts'
import { useCallback } from 'react'
import { usePeople } from './use-presence.ts'
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

/** Names for sentences; somebody nobody has heard of is "somebody". */
export function useNameOf(): (personId: string | null) => string {
  const participants = useRecordPart(participantsOf)
  const people = usePeople()
  return useCallback(
    (personId) => (personId !== null && knownPerson(personId, participants, people)?.name) || 'somebody',
    [participants, people],
  )
}
