import type { AuthorityCard } from '@warroom/shared/domain/authority.ts'
import type { RunbookTemplate } from '@warroom/shared/domain/runbook.ts'

export interface Proposal extends RunbookTemplate {
  readonly incidentKey: string | null
  readonly byName: string
  readonly at: number
}

export interface WorkspaceRunbook extends RunbookTemplate {
  readonly revision: number
  readonly changedAt: number
  readonly proposals: readonly Proposal[]
}

export type Loaded<T> =
  | { readonly kind: 'loading' }
  | { readonly kind: 'loaded'; readonly value: T }
  | { readonly kind: 'failed'; readonly sentence: string }

export interface RunbookWords {
  readonly title: string
  readonly steps: readonly string[]
}

/** `null` when it is done, otherwise a sentence that says why it is not. */
export type Outcome = Promise<string | null>

/** What people do to the workspace's runbooks; each shows the new list by itself. */
export interface RunbookActs {
  write(words: RunbookWords): Outcome
  rewrite(runbook: WorkspaceRunbook, words: RunbookWords): Outcome
  remove(runbook: WorkspaceRunbook): Outcome
  accept(runbook: WorkspaceRunbook, proposal: Proposal): Outcome
  decline(runbook: WorkspaceRunbook, proposal: Proposal): Outcome
}

export interface DefaultAuthority {
  readonly authority: AuthorityCard
  readonly revision: number
}
