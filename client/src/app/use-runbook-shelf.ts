import { useMemo } from 'react'
import type { RunbookShelf } from '../features/runbooks/runbook-shelf.ts'
import { useRecordPart } from '../room/use-record.ts'
import { callApi } from './api.ts'
import { runbooksSchema } from './runbooks-schema.ts'

/** The workspace's runbooks, for the board of the incident that is open. */
export function useRunbookShelf(): RunbookShelf {
  const incidentKey = useRecordPart(({ incident }) => incident.key)
  return useMemo(
    () => ({
      load: async () => {
        const read = (json: unknown) => runbooksSchema.parse(json).runbooks
        const answer = await callApi('/api/v1/runbooks', { read })
        return answer.ok
          ? { kind: 'loaded', templates: answer.value }
          : { kind: 'failed', sentence: answer.problem.sentence }
      },
      propose: async (templateId, words) => {
        const path = `/api/v1/runbooks/${encodeURIComponent(templateId)}/proposals`
        const body = { ...words, incidentKey: incidentKey ?? null }
        const answer = await callApi(path, { method: 'POST', body, read: () => null })
        return answer.ok
          ? 'Proposed. Whoever looks after the runbook finds it under Runbooks.'
          : answer.problem.sentence
      },
    }),
    [incidentKey],
  )
}
