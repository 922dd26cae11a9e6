/** What the lines, the counter and the disk say, as the one state that people are shown. */
import type { CloseReason } from '@warroom/shared/protocol/close-codes.ts'
import type { ConnectionState, ConnectionStatus, KeptDraft, MergedWhileAway } from './connection.ts'
import type { LinkState } from './document-link.ts'
import { Observable } from './observable.ts'
import type { Unsaved } from './saved-counter.ts'

/** Pure: the status of both lines together; the worse one counts. */
export function statusOf(links: readonly LinkState[], painted: boolean): ConnectionStatus {
  if (links.some(({ phase }) => phase === 'refused')) return 'refused'
  if (links.some(({ phase }) => phase === 'lost')) return 'offline'
  if (links.every(({ phase }) => phase === 'synced')) return painted ? 'live' : 'loading'
  return painted ? 'syncing' : 'loading'
}

export interface MonitoredFacts {
  readonly links: readonly LinkState[]
  readonly painted: boolean
  readonly unsaved: Unsaved
  /** Of this device's clock. */
  readonly lastContactAt: number | null
}

const EMPTY: ConnectionState = {
  status: 'loading',
  refusedBecause: null,
  offlineSince: null,
  unsavedEdits: 0,
  unsentSince: null,
  lastContactAt: null,
  storageUnavailable: false,
  instancesApart: false,
  keepsNoCopy: false,
  mergedWhileAway: null,
  keptDrafts: [],
  syncCondition: { offlineSince: null, unsentSince: null, unsavedEdits: 0, storageUnavailable: false },
}

export class ConnectionMonitor {
  readonly state = new Observable<ConnectionState>(EMPTY)
  private readonly now: () => number
  private readonly atServer: (deviceInstant: number) => number
  /** Of this device's clock. */
  private offlineSince: number | null = null

  constructor(now: () => number, atServer: (deviceInstant: number) => number) {
    this.now = now
    this.atServer = atServer
  }

  /** Returns the status before, to see what became of it. */
  observe({ links, painted, unsaved, lastContactAt }: MonitoredFacts): ConnectionStatus {
    const before = this.state.get().status
    const status = statusOf(links, painted)
    if (status === 'offline') this.offlineSince ??= this.now()
    // While only asking for newer things one is not back yet.
    else if (status === 'live' || status === 'refused') this.offlineSince = null
    const server = (instant: number | null): number | null =>
      instant === null ? null : this.atServer(instant)
    this.change({
      status,
      refusedBecause: status === 'refused' ? reasonOf(links) : null,
      offlineSince: server(this.offlineSince),
      unsavedEdits: unsaved.count,
      unsentSince: server(unsaved.since),
      lastContactAt: server(lastContactAt),
      ...(links.some(({ reason }) => reason === 'storageUnavailable') ? { storageUnavailable: true } : {}),
    })
    return before
  }

  storage(unavailable: boolean): void {
    this.change({ storageUnavailable: unavailable })
  }

  instances(apart: boolean): void {
    this.change({ instancesApart: apart })
  }

  keepsNoCopy(): void {
    this.change({ keepsNoCopy: true })
  }

  /** How long the line has been away, `null` while it is there. */
  awayForMs(): number | null {
    return this.offlineSince === null ? null : this.now() - this.offlineSince
  }

  merged(news: MergedWhileAway | null): void {
    const before = this.state.get().mergedWhileAway
    this.change({
      mergedWhileAway:
        before && news
          ? {
              count: before.count + news.count,
              entries: [...before.entries, ...news.entries].slice(-50),
              ownEdits: before.ownEdits + news.ownEdits,
            }
          : news,
    })
  }

  drafts(keptDrafts: readonly KeptDraft[]): void {
    this.change({ keptDrafts })
  }

  private change(fields: Partial<Omit<ConnectionState, 'syncCondition'>>): void {
    this.state.patch(fields)
    const { offlineSince, unsentSince, unsavedEdits, storageUnavailable } = this.state.get()
    const condition = { offlineSince, unsentSince, unsavedEdits, storageUnavailable }
    const known = this.state.get().syncCondition
    if (JSON.stringify(condition) !== JSON.stringify(known)) this.state.patch({ syncCondition: condition })
  }
}

const reasonOf = (links: readonly LinkState[]): CloseReason | null =>
  links.find(({ phase }) => phase === 'refused')?.reason ?? null
