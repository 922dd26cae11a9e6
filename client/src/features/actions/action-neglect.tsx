import type { Action } from '@warroom/shared/domain/action.ts'
import type { PersonId } from '@warroom/shared/domain/ids.ts'
import { neglectOf } from '@warroom/shared/domain/unattended-work.ts'
import { useEffect, useState } from 'react'
import { usePeopleMatching, usePeopleOn } from '../../board-list/use-people-on.ts'
import { useRoom } from '../../room/room-context.ts'
import { useConnection } from '../../room/use-connection.ts'
import { useNow } from '../../room/use-now.ts'
import { LampShape } from '../../ui/lamp-shape.tsx'
import styles from './action-signals.module.css'
import { neglectPhrase } from './action-words.ts'

/** Amber, because somebody must take it or ask: its owner has left, or its time is up and nobody is on it. */
export function ActionNeglect({ action }: { readonly action: Action }) {
  const ownerGoneSince = useOwnerGoneSince(action.owner)
  const isWorkedOn = usePeopleOn('action', action.id).some(({ state }) => state !== 'away')
  const neglect = neglectOf(action, { ownerGoneSince, isWorkedOn }, useNow(10_000))
  if (!neglect) return null
  return (
    <span className={styles.neglect}>
      <LampShape level="caution" />
      {neglectPhrase(neglect)}
    </span>
  )
}

/** Since when this screen has missed them; `null` while they are here, or while it cannot know. */
function useOwnerGoneSince(owner: PersonId | null): number | null {
  const { time } = useRoom()
  const isLive = useConnection().status === 'live'
  const isHere = usePeopleMatching(`owner ${owner}`, ({ personId }) => personId === owner).length > 0
  const isGone = isLive && owner !== null && !isHere
  const [since, setSince] = useState<number | null>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: another owner is missed from anew
  useEffect(() => setSince(isGone ? time.now() : null), [isGone, owner, time])
  return since
}
