import { isOpen } from '@warroom/shared/domain/incident-status.ts'
import { authorize } from '@warroom/shared/domain/permission.ts'
import { useState, useSyncExternalStore } from 'react'
import * as z from 'zod/mini'
import {
  type DeclarationBody,
  type DeclarationDraft,
  EMPTY_DRAFT,
  readDraft,
} from '../../features/declare/declaration-draft.ts'
import { DeclarePage } from '../../features/declare/declare-page.tsx'
import type { DeclareAnswer } from '../../features/declare/use-declaration.ts'
import { InlineError } from '../../ui/inline-error.tsx'
import { TimeSourceContext } from '../../ui/use-now.ts'
import { callApi } from '../api.ts'
import { deviceCopy } from '../device-copy.ts'
import { liveIncidents } from '../incidents.ts'
import { severityGuide } from '../lazy-severity-guide.tsx'
import styles from '../page.module.css'
import { useSignedIn } from '../session-gate.tsx'
import { usePageTitle } from '../use-page-title.ts'

const draftCopy = deviceCopy<DeclarationDraft>('warroom.declaration', {
  read: readDraft,
  write: (draft) => draft,
})
const declaredSchema = z.object({ key: z.string() })

/** `/declare`. */
export function DeclareRoute() {
  usePageTitle('Declare an incident')
  const me = useSignedIn()
  const [draft] = useState(firstDraft)
  const { rows } = useSyncExternalStore(liveIncidents.subscribe, liveIncidents.read)
  const permission = authorize(me, 'incident:declare', { kind: 'workspace' })
  if (!permission.allowed) {
    return (
      <div className={styles.page}>
        <h1>Declare an incident</h1>
        <InlineError>{permission.why}</InlineError>
      </div>
    )
  }
  return (
    <TimeSourceContext value={liveIncidents.time}>
      <DeclarePage
        draft={draft}
        onDraft={(next) => (next ? draftCopy.write(next) : draftCopy.clear())}
        open={rows.filter((row) => isOpen(row.status))}
        now={() => liveIncidents.time.tick(1)}
        severityGuide={severityGuide}
        onDeclare={declare}
      />
    </TimeSourceContext>
  )
}

/** What was being written last time, or else what a link proposes (`/declare?title=…`). */
function firstDraft(): DeclarationDraft {
  const kept = draftCopy.read()
  if (kept && kept.title.trim() !== '') return kept
  const proposed = new URLSearchParams(location.search).get('title') ?? ''
  return { ...EMPTY_DRAFT, ...kept, title: proposed }
}

/** The last try: the same text sent again is the same declaration, however often the line broke. */
let attempt: { readonly body: string; readonly key: string } | null = null

async function declare(body: DeclarationBody): Promise<DeclareAnswer> {
  const text = JSON.stringify(body)
  if (attempt?.body !== text) attempt = { body: text, key: crypto.randomUUID() }
  const answer = await callApi('/api/v1/incidents', {
    method: 'POST',
    body,
    headers: { 'idempotency-key': attempt.key },
    read: (json) => declaredSchema.parse(json),
  })
  if (answer.ok) {
    attempt = null
    return { ok: true, key: answer.value.key }
  }
  const { status, sentence, fields } = answer.problem
  return { ok: false, unreached: status === null, sentence, fields }
}
