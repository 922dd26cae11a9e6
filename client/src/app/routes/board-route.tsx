import type { IncidentFacts } from '@warroom/shared/domain/incident.ts'
import type { IncidentRecord } from '@warroom/shared/domain/incident-record.ts'
import type { ReactNode } from 'react'
import { useParams } from 'wouter'
import { useRoom } from '../../room/room-context.ts'
import { RoomProvider } from '../../room/room-provider.tsx'
import { useConnection } from '../../room/use-connection.ts'
import { useRecordPart } from '../../room/use-record.ts'
import { TimeSourceContext } from '../../ui/use-now.ts'
import { BoardScreen } from '../board-screen.tsx'
import { BoardEnded, BoardOpening, endsTheBoard } from '../board-states.tsx'
import { useSignedIn } from '../session-gate.tsx'
import { usePageTitle } from '../use-page-title.ts'

/** `/i/:id`; the id may be the incident's key. */
export function BoardRoute() {
  const { id = '' } = useParams<{ id: string }>()
  const me = useSignedIn()
  return (
    <RoomProvider key={id} incidentId={id} me={me}>
      <WithRoomTime>
        <BoardOrWhyNot incidentId={id} />
      </WithRoomTime>
    </RoomProvider>
  )
}

/** All clocks of the board follow the server's, not the laptop's. */
function WithRoomTime({ children }: { readonly children: ReactNode }) {
  return <TimeSourceContext value={useRoom().time}>{children}</TimeSourceContext>
}

const incidentOf = (record: IncidentRecord): IncidentFacts => record.incident

function BoardOrWhyNot({ incidentId }: { readonly incidentId: string }) {
  const { status, refusedBecause } = useConnection()
  const incident = useRecordPart(incidentOf)
  usePageTitle(incident ? `${incident.key} ${incident.title}` : incidentId)
  if (status === 'refused' && refusedBecause !== null && endsTheBoard(refusedBecause)) {
    return <BoardEnded reason={refusedBecause} incidentId={incidentId} />
  }
  if (incident === null || incident.key === '') return <BoardOpening incidentId={incidentId} />
  return <BoardScreen incidentKey={incident.key} />
}
