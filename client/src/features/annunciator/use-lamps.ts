import { isUnfinished } from '@warroom/shared/domain/action.ts'
import { isOpen } from '@warroom/shared/domain/incident-status.ts'
import {
  blockedLamp,
  commandLamp,
  type Lamp,
  lateLamp,
  syncLamp,
  unownedLamp,
  updateLamp,
} from '@warroom/shared/domain/lamp.ts'
import { useEffect, useMemo, useState } from 'react'
import { useActions } from '../../room/use-board.ts'
import { useConnection } from '../../room/use-connection.ts'
import { useNow } from '../../room/use-now.ts'
import { usePeople } from '../../room/use-presence.ts'
import { useRecord } from '../../room/use-record.ts'

/** All six lamps, renewed each second; `null` until there is a record to judge. */
export function useLamps(): readonly Lamp[] | null {
  const record = useRecord()
  const actions = useActions()
  const people = usePeople()
  const { syncCondition, status } = useConnection()
  const now = useNow()
  const absentSince = useCommanderAbsence(record?.roles.commander?.holder ?? null, status === 'live', now)
  return useMemo(() => {
    if (!record) return null
    const attended = (actionId: string): boolean =>
      people.some(
        ({ focus, state }) =>
          state !== 'away' && focus?.kind === 'action' && focus.id.split(':', 1)[0] === actionId,
      )
    const running = isOpen(record.incident.status) ? actions.filter(isUnfinished) : []
    return [
      commandLamp(record, absentSince, now),
      updateLamp(record, now),
      blockedLamp(record, now),
      lateLamp(running, attended, now),
      unownedLamp(running, now),
      syncLamp(syncCondition, now),
    ]
  }, [record, actions, people, syncCondition, absentSince, now])
}

/** Since when the holder is in no tab of this room; `null` while here, or while this screen cannot know. */
function useCommanderAbsence(holder: string | null, isLive: boolean, now: number): number | null {
  const people = usePeople()
  const isAbsent = isLive && holder !== null && !people.some((person) => person.personId === holder)
  const [since, setSince] = useState<number | null>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: only the change into absence is timed, not each second of it
  useEffect(() => setSince(isAbsent ? now : null), [isAbsent, holder])
  return since
}
