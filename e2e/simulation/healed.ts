/** What must hold when everybody is back and everything is delivered. */
import type { IncidentLog } from '@warroom/server/ports/incident-log.ts'
import type { IncidentId } from '@warroom/shared/domain/ids.ts'
import { expect } from 'vitest'
import { checkAcknowledged, checkConverged, checkLog, checkRoles } from './invariants.ts'
import type { SimulatedResponder } from './simulated-responder.ts'
import type { Instance } from './simulated-servers.ts'

export async function checkHealed(
  id: IncidentId,
  log: IncidentLog,
  {
    servers,
    responders,
  }: { readonly servers: readonly Instance[]; readonly responders: SimulatedResponder[] },
): Promise<void> {
  const states = await Promise.all(servers.map(({ registry }) => registry.state(id)))
  const [state] = states
  if (!state) throw new Error('the incident is gone')
  for (const other of states) expect(other, '[SIM10]').toEqual(state)
  const rows = await log.read(id, { after: 0 })
  await checkLog(log, id)
  checkRoles(rows)
  await checkAcknowledged(log, id, responders)
  // A state read may have opened the room anew; what it says must be what the log says.
  await checkConverged(state, rows, responders)
}
