import type { BoardState } from '@warroom/shared/domain/board-state.ts'
import { asPersonId, type PersonId } from '@warroom/shared/domain/ids.ts'
import type { IncidentRecord } from '@warroom/shared/domain/incident-record.ts'
import type { PresentPerson } from '@warroom/shared/domain/presence.ts'

export const person = (index: number): PersonId => asPersonId(`person-${index}`)

export interface Scene {
  readonly record: IncidentRecord
  readonly board: BoardState
  readonly people: readonly PresentPerson[]
}

export function participants(names: readonly string[], joinedAt: number): IncidentRecord['participants'] {
  return Object.fromEntries(
    names.map((name, arrival) => [
      person(arrival),
      { name, accountRole: 'responder' as const, joinedAt, arrival },
    ]),
  )
}

export const held = (index: number | null, since: number) => ({
  holder: index === null ? null : person(index),
  since,
  epoch: 1,
  offeredTo: null,
})
