import type { IncidentRecord } from '../domain/incident-record.ts'
import type { CommandOf } from './command.ts'
import { type Decision, type DecisionContext, decided, refuse } from './decision.ts'
import { ownEntry } from './own-entry.ts'

export function raiseRoadblock(
  record: IncidentRecord,
  command: CommandOf<'raiseRoadblock'>,
  { ids }: DecisionContext,
): Decision {
  return decided({
    type: 'roadblockRaised',
    roadblockId: ids.next(),
    number: Object.keys(record.roadblocks).length + 1,
    needed: command.needed,
    neededFrom: command.neededFrom ?? '',
    blocksActionId: command.blocksActionId ?? null,
  })
}

export function takeRoadblock(record: IncidentRecord, command: CommandOf<'takeRoadblock'>): Decision {
  const roadblock = ownEntry(record.roadblocks, command.roadblockId)
  if (!roadblock) return refuse('notFound', 'There is no such roadblock.')
  if (roadblock.clearedAt !== null) return refuse('alreadyCleared', 'This roadblock is already cleared.')
  const { number, needed } = roadblock
  return decided({ type: 'roadblockTaken', roadblockId: command.roadblockId, number, needed })
}

export function clearRoadblock(record: IncidentRecord, command: CommandOf<'clearRoadblock'>): Decision {
  const roadblock = ownEntry(record.roadblocks, command.roadblockId)
  if (!roadblock) return refuse('notFound', 'There is no such roadblock.')
  if (roadblock.clearedAt !== null) return refuse('alreadyCleared', 'This roadblock is already cleared.')
  const { number, needed } = roadblock
  const resolution = command.resolution ?? ''
  return decided({ type: 'roadblockCleared', roadblockId: command.roadblockId, number, needed, resolution })
}
