/**
 * What each connection typed within one group, put together. Nothing in a group builds on what another connection wrote in
 * it, for nothing of it has been told yet; a handshake may, because it brings what tabs pass to each other, and keeps its
 * place among its connection's edits.
 */
import type { Edit } from './edit.ts'
import type { SyncPeer } from './sync-peer.ts'

export interface EditRun<E extends Edit = Edit> {
  readonly peer: SyncPeer
  /** In the order they came; never empty. */
  readonly edits: readonly E[]
}

/** In the order of each run's first edit. */
export function editRuns<E extends Edit>(edits: readonly E[]): EditRun<E>[] {
  const runs: { peer: SyncPeer; edits: E[] }[] = []
  const open = new Map<SyncPeer, E[]>()
  for (const edit of edits) {
    const run = edit.fromHandshake ? undefined : open.get(edit.peer)
    if (run) {
      run.push(edit)
      continue
    }
    const begun = [edit]
    runs.push({ peer: edit.peer, edits: begun })
    if (edit.fromHandshake) open.delete(edit.peer)
    else open.set(edit.peer, begun)
  }
  return runs
}
