/**
 * The bringer's own share of an update that also carries what others wrote and have not sent yet. Two tabs of one browser
 * may each hold the other's: if both waited for the other to be first, neither could ever be saved.
 */
import * as encoding from 'lib0/encoding'
import * as Y from 'yjs'
import { integrable, type Struct } from './gate-order.ts'

export interface OwnShare {
  /** What is the bringer's and new, and builds on nothing that is missing; `null` when there is nothing. */
  readonly update: Uint8Array | null
  /** ClientIDs of the others whose writing is in it and not here yet. */
  readonly others: readonly number[]
}

/** `update` decodes (judged before). `null` when its structs cannot be ordered. */
export function ownShare(
  doc: Y.Doc,
  update: Uint8Array,
  isOwn: (clientId: number) => boolean,
): OwnShare | null {
  const { structs, ds } = Y.decodeUpdate(update)
  const stateOf = (client: number): number => Y.getState(doc.store, client)
  const fresh = structs.filter(({ id, length }) => id.clock + length > stateOf(id.client))
  const others = new Set<number>()
  const own: Y.AbstractStruct[] = []
  for (const client of new Set(fresh.map(({ id }) => id.client))) if (!isOwn(client)) others.add(client)
  for (const struct of fresh) if (!others.has(struct.id.client)) own.push(struct)
  const share = integrable(own, stateOf)
  if (!share) return null
  const known = (client: number): number => {
    const last = share.get(client)?.at(-1)
    return last ? last.id.clock + last.length : stateOf(client)
  }
  const deletions = deletionsWithin(doc, ds, known)
  const isEmpty = deletions.size === 0 && [...share.values()].every((part) => part.length === 0)
  return { update: isEmpty ? null : encodeUpdate(share, stateOf, deletions), others: [...others] }
}

type Ranges = { readonly clock: number; readonly len: number }[]

/** Deletions of what is here or comes with the share; those that are done already need no telling. */
function deletionsWithin(
  doc: Y.Doc,
  ds: ReturnType<typeof Y.decodeUpdate>['ds'],
  known: (client: number) => number,
): Map<number, Ranges> {
  const done = Y.createDeleteSetFromStructStore(doc.store)
  const within = new Map<number, Ranges>()
  for (const [client, ranges] of ds.clients) {
    const clipped = ranges
      .map(({ clock, len }) => ({ clock, len: Math.min(len, known(client) - clock) }))
      .filter(({ clock, len }) => len > 0 && !isDone(done, client, clock, len))
    if (clipped.length > 0) within.set(client, clipped)
  }
  return within
}

function isDone(
  done: ReturnType<typeof Y.createDeleteSet>,
  client: number,
  clock: number,
  len: number,
): boolean {
  return done.clients.get(client)?.some((d) => d.clock <= clock && d.clock + d.len >= clock + len) ?? false
}

/** Update format V1, authors in descending order as Yjs writes them. */
function encodeUpdate(
  share: ReadonlyMap<number, readonly Struct[]>,
  stateOf: (client: number) => number,
  deletions: ReadonlyMap<number, Ranges>,
): Uint8Array {
  const encoder = new Y.UpdateEncoderV1()
  const parts = [...share].filter(([, part]) => part.length > 0).sort(([a], [b]) => b - a)
  encoding.writeVarUint(encoder.restEncoder, parts.length)
  for (const [client, part] of parts) {
    const from = Math.max(stateOf(client), part[0]?.id.clock ?? 0)
    encoding.writeVarUint(encoder.restEncoder, part.length)
    encoder.writeClient(client)
    encoding.writeVarUint(encoder.restEncoder, from)
    for (const [i, struct] of part.entries()) struct.write(encoder, i === 0 ? from - struct.id.clock : 0)
  }
  encoding.writeVarUint(encoder.restEncoder, deletions.size)
  for (const [client, ranges] of deletions) {
    encoding.writeVarUint(encoder.restEncoder, client)
    encoding.writeVarUint(encoder.restEncoder, ranges.length)
    for (const { clock, len } of ranges) {
      encoding.writeVarUint(encoder.restEncoder, clock)
      encoding.writeVarUint(encoder.restEncoder, len)
    }
  }
  return encoder.toUint8Array()
}
