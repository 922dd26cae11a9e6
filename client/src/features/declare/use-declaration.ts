import type { IncidentSummary } from '@warroom/shared/domain/incident-summary.ts'
import { useState } from 'react'
import { useLocation } from 'wouter'
import {
  type DeclarationBody,
  type DeclarationDraft,
  type DraftErrors,
  declarationOf,
  errorsFromServer,
} from './declaration-draft.ts'
import type { SeverityGuideSlot } from './severity-strip.tsx'
import type { Unreached } from './unreached-notice.tsx'

export type DeclareAnswer =
  | { readonly ok: true; readonly key: string }
  | {
      readonly ok: false
      /** The server was not reached: the text stays here, and people should be told another way. */
      readonly unreached: boolean
      readonly sentence: string
      readonly fields: Readonly<Record<string, string>>
    }

export interface DeclarePageProps {
  readonly draft: DeclarationDraft
  /** Keeps the form on this device; `null` forgets it. */
  readonly onDraft: (draft: DeclarationDraft | null) => void
  readonly open: readonly IncidentSummary[]
  readonly now: () => number
  readonly severityGuide: SeverityGuideSlot
  readonly onDeclare: (body: DeclarationBody) => Promise<DeclareAnswer>
}

/** The form's text, what is wrong with it, and its way to the server. */
export function useDeclaration({ draft: kept, onDraft, now, onDeclare }: DeclarePageProps) {
  const [draft, setDraft] = useState(kept)
  const [errors, setErrors] = useState<DraftErrors>({})
  const [failure, setFailure] = useState<Unreached | null>(null)
  const [sending, setSending] = useState(false)
  const [, navigate] = useLocation()

  const change = (fields: Partial<DeclarationDraft>) => {
    const next = { ...draft, ...fields }
    setDraft(next)
    onDraft(next)
  }
  const fail = (next: DraftErrors) => {
    setErrors(next)
    requestAnimationFrame(() => document.querySelector<HTMLElement>('[aria-invalid]')?.focus())
  }
  const send = async () => {
    if (sending) return
    setFailure(null)
    const declaration = declarationOf(draft, now())
    if (!declaration.ok) return fail(declaration.errors)
    setErrors({})
    setSending(true)
    const answer = await onDeclare(declaration.body)
    setSending(false)
    if (answer.ok) {
      onDraft(null)
      return navigate(`/i/${answer.key}`)
    }
    const atFields = errorsFromServer(answer.fields)
    if (Object.keys(atFields).length > 0) return fail(atFields)
    setFailure({ sentence: answer.sentence, unreached: answer.unreached })
  }
  return { draft, errors, failure, sending, change, send }
}
