import type { RunbookTemplate } from '@warroom/shared/domain/runbook.ts'

/** What can be had, or why not, in a sentence. */
export type Shelf =
  | { readonly kind: 'loading' }
  | { readonly kind: 'loaded'; readonly templates: readonly RunbookTemplate[] }
  | { readonly kind: 'failed'; readonly sentence: string }

/** Where the workspace's runbooks are; the board asks for them when somebody wants one. */
export interface RunbookShelf {
  load(): Promise<Shelf>
  /** Resolves with what to tell. */
  propose(
    templateId: string,
    words: { readonly title: string; readonly steps: readonly string[] },
  ): Promise<string>
}
