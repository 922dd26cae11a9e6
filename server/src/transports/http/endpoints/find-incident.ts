import type { IncidentSummary } from '@warroom/shared/domain/incident-summary.ts'
import { z } from 'zod'
import type { IncidentIndex } from '../../../ports/incident-index.ts'
import { fromStorage } from '../from-storage.ts'
import { Problem } from '../problem.ts'

export const incidentParams = z.object({
  id: z.string().min(1).max(128).meta({ description: 'The id, or the key as people say it (`INC-7`).' }),
})

/** The same words for what does not exist and for what one may not see. */
export const unknownIncident = () =>
  new Problem('not-found', 'There is no such incident, or you may not see it.')

export async function findIncident(index: IncidentIndex, idOrKey: string): Promise<IncidentSummary> {
  const summary = await fromStorage(index.find(idOrKey))
  if (!summary) throw unknownIncident()
  return summary
}
