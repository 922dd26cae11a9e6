import { AUTOMATION } from '@warroom/shared/domain/actor.ts'
import type { PersonId } from '@warroom/shared/domain/ids.ts'
import type { IncidentRecord } from '@warroom/shared/domain/incident-record.ts'
import type { PresentPerson } from '@warroom/shared/domain/presence.ts'
import { useMemo } from 'react'
import { participantsOf } from '../room/use-name-of.ts'
import { useMe, usePeople } from '../room/use-presence.ts'
import { useRecordPart } from '../room/use-record.ts'

export interface Assignable {
  readonly personId: PersonId
  readonly name: string
  readonly isHere: boolean
}

/** Who can be given work: everybody who has been here and may write, the present first, then by name. */
export function assignablePeople(
  participants: IncidentRecord['participants'],
  people: readonly PresentPerson[],
): readonly Assignable[] {
  const here = new Set(people.map((person) => person.personId))
  const known = Object.entries(participants).flatMap(([id, { name, accountRole }]) => {
    const personId = id as PersonId
    return accountRole === 'observer' || personId === AUTOMATION.personId
      ? []
      : [{ personId, name, isHere: here.has(personId) }]
  })
  // Somebody who came this second: the record does not know them yet.
  const newcomers = people
    .filter(({ personId }) => participants[personId] === undefined)
    .map(({ personId, name }) => ({ personId, name, isHere: true }))
  return [...known, ...newcomers].sort(
    (a, b) => Number(b.isHere) - Number(a.isHere) || a.name.localeCompare(b.name, 'en'),
  )
}

/** The others, without me. */
export function useAssignable(): readonly Assignable[] {
  const participants = useRecordPart(participantsOf)
  const people = usePeople()
  const me = useMe()
  return useMemo(
    () => assignablePeople(participants ?? {}, people).filter(({ personId }) => personId !== me.personId),
    [participants, people, me],
  )
}
