/** The workspace's runbooks, and what people propose to change in them. */
import type { Actor } from '@warroom/shared/domain/actor.ts'
import { RUNBOOK_MAX_STEPS } from '@warroom/shared/domain/runbook.ts'
import type { Clock } from '@warroom/shared/ports/clock.ts'
import type { IdSource } from '@warroom/shared/ports/id-source.ts'
import type { SettingsStore } from '../ports/settings-store.ts'

/** So many that nobody finds theirs among them; and a bound for what one person can fill. */
export const MAX_RUNBOOKS = 200
export const MAX_PROPOSALS = 20

const KEY = 'runbook:'
const PROPOSAL_KEY = 'runbook-proposal:'

export interface RunbookWords {
  readonly title: string
  readonly steps: readonly string[]
}

export interface ProposalWords extends RunbookWords {
  /** The incident in which it was found wanting. */
  readonly incidentKey: string | null
}

export interface KeptProposal extends ProposalWords {
  readonly id: string
  readonly byName: string
  readonly at: number
}

export interface KeptRunbook extends RunbookWords {
  readonly id: string
  readonly revision: number
  readonly changedAt: number
  readonly proposals: readonly KeptProposal[]
}

export type RunbookFault = 'unknown' | 'changedMeanwhile' | 'tooMany'
type Done =
  | { readonly ok: true; readonly revision: number }
  | { readonly ok: false; readonly fault: RunbookFault }

const failed = (fault: RunbookFault) => ({ ok: false, fault }) as const

export class Runbooks {
  private readonly store: SettingsStore
  private readonly clock: Clock
  private readonly ids: IdSource

  constructor(store: SettingsStore, { clock, ids }: { readonly clock: Clock; readonly ids: IdSource }) {
    this.store = store
    this.clock = clock
    this.ids = ids
  }

  /** By title, each with what is proposed for it, the oldest proposal first. */
  async list(): Promise<readonly KeptRunbook[]> {
    const [kept, proposed] = await Promise.all([this.store.list(KEY), this.store.list(PROPOSAL_KEY)])
    const proposals = proposed.flatMap(({ key, value, at }) => {
      const [runbookId = '', id = ''] = key.slice(PROPOSAL_KEY.length).split(':')
      const words = wordsOf(value)
      const { byName, incidentKey } = JSON.parse(value) as Partial<KeptProposal>
      return [{ runbookId, id, at, ...words, byName: byName ?? '', incidentKey: incidentKey ?? null }]
    })
    return kept
      .map(({ key, value, revision, at }): KeptRunbook => {
        const id = key.slice(KEY.length)
        const mine = proposals.filter(({ runbookId }) => runbookId === id).sort((a, b) => a.at - b.at)
        return {
          id,
          revision,
          changedAt: at,
          ...wordsOf(value),
          proposals: mine.map(({ runbookId: _, ...proposal }) => proposal),
        }
      })
      .sort((a, b) => a.title.localeCompare(b.title, 'en') || (a.id < b.id ? -1 : 1))
  }

  async add(
    words: RunbookWords,
    actor: Actor,
  ): Promise<
    { readonly ok: true; readonly id: string } | { readonly ok: false; readonly fault: RunbookFault }
  > {
    if ((await this.store.list(KEY)).length >= MAX_RUNBOOKS) return failed('tooMany')
    const id = this.ids.next()
    await this.store.write(this.change(`${KEY}${id}`, words, 0, actor))
    return { ok: true, id }
  }

  async rewrite(id: string, words: RunbookWords, revision: number, actor: Actor): Promise<Done> {
    if (!(await this.store.read(`${KEY}${id}`))) return failed('unknown')
    const written = await this.store.write(this.change(`${KEY}${id}`, words, revision, actor))
    return written ? { ok: true, revision: revision + 1 } : failed('changedMeanwhile')
  }

  /** Boards that have it attached keep their copy. */
  async remove(id: string, revision: number, actor: Actor): Promise<Done> {
    if (!(await this.store.read(`${KEY}${id}`))) return failed('unknown')
    const gone = await this.store.write({ ...this.change(`${KEY}${id}`, null, revision, actor) })
    if (!gone) return failed('changedMeanwhile')
    for (const { key, revision: expected } of await this.store.list(`${PROPOSAL_KEY}${id}:`)) {
      await this.store.write(this.change(key, null, expected, actor))
    }
    return { ok: true, revision: 0 }
  }

  async propose(id: string, words: ProposalWords, actor: Actor): Promise<Done> {
    if (!(await this.store.read(`${KEY}${id}`))) return failed('unknown')
    if ((await this.store.list(`${PROPOSAL_KEY}${id}:`)).length >= MAX_PROPOSALS) return failed('tooMany')
    const value = { ...words, byName: actor.name }
    await this.store.write(this.change(`${PROPOSAL_KEY}${id}:${this.ids.next()}`, value, 0, actor))
    return { ok: true, revision: 1 }
  }

  /** The template becomes what was proposed. A crash in between leaves a proposal that changes nothing, to be declined. */
  async accept(id: string, proposalId: string, revision: number, actor: Actor): Promise<Done> {
    const proposal = await this.store.read(`${PROPOSAL_KEY}${id}:${proposalId}`)
    if (!proposal) return failed('unknown')
    const done = await this.rewrite(id, wordsOf(proposal.value), revision, actor)
    if (done.ok) await this.store.write(this.change(proposal.key, null, proposal.revision, actor))
    return done
  }

  async decline(id: string, proposalId: string, actor: Actor): Promise<Done> {
    const proposal = await this.store.read(`${PROPOSAL_KEY}${id}:${proposalId}`)
    if (!proposal) return failed('unknown')
    await this.store.write(this.change(proposal.key, null, proposal.revision, actor))
    return { ok: true, revision: 0 }
  }

  private change(key: string, value: object | null, expected: number, { personId }: Actor) {
    return { key, value: value && JSON.stringify(value), expected, at: this.clock.now(), by: personId }
  }
}

/** Of what was kept, by this version or another. */
function wordsOf(value: string): RunbookWords {
  const { title, steps } = JSON.parse(value) as { title?: unknown; steps?: unknown }
  const texts = Array.isArray(steps) ? steps.filter((step) => typeof step === 'string') : []
  return { title: typeof title === 'string' ? title : '', steps: texts.slice(0, RUNBOOK_MAX_STEPS) }
}
