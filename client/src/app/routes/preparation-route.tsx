import { AUTHORITIES, type AuthorityCard } from '@warroom/shared/domain/authority.ts'
import { authorize } from '@warroom/shared/domain/permission.ts'
import { useCallback, useEffect, useMemo, useState } from 'react'
import * as z from 'zod/mini'
import type {
  DefaultAuthority,
  Loaded,
  Outcome,
  RunbookActs,
  WorkspaceRunbook,
} from '../../features/preparation/preparation.ts'
import { PreparationPage } from '../../features/preparation/preparation-page.tsx'
import { type Call, callApi } from '../api.ts'
import { runbooksSchema } from '../runbooks-schema.ts'
import { useSignedIn } from '../session-gate.tsx'
import { usePageTitle } from '../use-page-title.ts'

const RUNBOOKS = '/api/v1/runbooks'
const AUTHORITY = '/api/v1/settings/authority'
const WORKSPACE = { kind: 'workspace' } as const

const authoritySchema = z.object({
  authority: z.record(z.enum(AUTHORITIES), z.object({ granted: z.boolean(), limit: z.string() })),
  revision: z.number(),
})

/** `/settings/prepared`. */
export function PreparationRoute() {
  usePageTitle('Prepared')
  const me = useSignedIn()
  const [runbooks, setRunbooks] = useState<Loaded<readonly WorkspaceRunbook[]>>({ kind: 'loading' })
  const [authority, setAuthority] = useState<Loaded<DefaultAuthority>>({ kind: 'loading' })
  const load = useCallback(async () => {
    await Promise.all([
      loaded(RUNBOOKS, (json) => runbooksSchema.parse(json).runbooks).then(setRunbooks),
      loaded<DefaultAuthority>(AUTHORITY, (json) => authoritySchema.parse(json)).then(setAuthority),
    ])
  }, [])
  useEffect(() => void load(), [load])
  const acts = useMemo(() => runbookActs(load), [load])
  const writing = authorize(me, 'runbooks:write', WORKSPACE)
  const settling = authorize(me, 'settings:write', WORKSPACE)
  return (
    <PreparationPage
      runbooks={runbooks}
      authority={authority}
      acts={acts}
      noWriting={writing.allowed ? null : writing.why}
      noAuthority={settling.allowed ? null : settling.why}
      onRetry={() => void load()}
      onAuthority={(card: AuthorityCard, revision: number) =>
        change(AUTHORITY, { method: 'PUT', body: { authority: card, revision } }, load)
      }
    />
  )
}

async function loaded<T>(path: string, read: (json: unknown) => T): Promise<Loaded<T>> {
  const answer = await callApi(path, { read })
  return answer.ok
    ? { kind: 'loaded', value: answer.value }
    : { kind: 'failed', sentence: answer.problem.sentence }
}

/** What was refused because somebody else was faster is shown beside what they made of it. */
async function change(path: string, call: Omit<Call<unknown>, 'read'>, show: () => Promise<void>): Outcome {
  const answer = await callApi(path, { ...call, read: () => null })
  if (answer.ok || answer.problem.status === 409 || answer.problem.status === 404) await show()
  return answer.ok ? null : answer.problem.sentence
}

function runbookActs(show: () => Promise<void>): RunbookActs {
  const at = ({ id }: { readonly id: string }) => `${RUNBOOKS}/${encodeURIComponent(id)}`
  return {
    write: (words) => change(RUNBOOKS, { method: 'POST', body: words }, show),
    rewrite: (runbook, words) =>
      change(at(runbook), { method: 'PUT', body: { ...words, revision: runbook.revision } }, show),
    remove: (runbook) => change(`${at(runbook)}?revision=${runbook.revision}`, { method: 'DELETE' }, show),
    accept: (runbook, { id }) =>
      change(
        `${at(runbook)}/proposals/${encodeURIComponent(id)}/accept`,
        { method: 'POST', body: { revision: runbook.revision } },
        show,
      ),
    decline: (runbook, { id }) =>
      change(`${at(runbook)}/proposals/${encodeURIComponent(id)}`, { method: 'DELETE' }, show),
  }
}
