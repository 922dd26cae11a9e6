import type { ReactNode } from 'react'
import { useEffect, useState } from 'react'
import { askToKeepCopies, browserSurroundings } from './browser-surroundings.ts'
import type { Me } from './room.ts'
import { RoomClient } from './room-client.ts'
import { RoomContext } from './room-context.ts'

export interface RoomProviderProps {
  /** The incident's id or key (`INC-7`). */
  readonly incidentId: string
  readonly me: Me
  readonly children: ReactNode
}

/** Enters the room of an incident for as long as it is mounted; everything below may use the hooks of `room/`. */
export function RoomProvider({ incidentId, me, children }: RoomProviderProps): ReactNode {
  // A refused document is begun afresh in a new client; so is another incident, or another person at this screen.
  const [beginning, setBeginning] = useState(0)
  return (
    <OneRoom
      key={`${incidentId} ${me.personId} ${me.accountRole} ${beginning}`}
      incidentId={incidentId}
      me={me}
      beginAfresh={() => setBeginning((n) => n + 1)}
    >
      {children}
    </OneRoom>
  )
}

function OneRoom({
  incidentId,
  me,
  beginAfresh,
  children,
}: RoomProviderProps & { readonly beginAfresh: () => void }): ReactNode {
  const [room] = useState(() => new RoomClient({ incidentId, me, beginAfresh, ...browserSurroundings() }))
  useEffect(() => {
    room.start()
    askToKeepCopies()
    return () => room.stop()
  }, [room])
  return <RoomContext value={room}>{children}</RoomContext>
}
