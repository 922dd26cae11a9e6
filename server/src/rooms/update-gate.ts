/**
 * Judges a client's update before Yjs sees it. Raw Yjs trusts its peers: seven bytes can cost 245 MB, a clock gap is
 * stored as pending for ever, and a foreign clientID makes replicas diverge silently. Nothing here changes the document.
 *
 * The gate keeps the document readable and honestly attributed among people who may write; it is no permission check.
 */
import type { PersonId } from '@warroom/shared/domain/ids.ts'
import * as Y from 'yjs'
import { contentFault } from './gate-content.ts'
import type { GateFault } from './gate-fault.ts'
import { canIntegrate } from './gate-order.ts'

export type GateVerdict =
  | { readonly ok: true /** ClientIDs that wrote something new. */; readonly writers: readonly number[] }
  | { readonly ok: false; readonly fault: GateFault }

export interface GateLimits {
  readonly maxBytes: number
  readonly maxStructs: number
  /** Units (characters, values) one update may add. */
  readonly maxAdvance: number
  readonly maxDeletions: number
  /** ClientIDs one update may write under: a tab has one, and a device some from tabs it had before. */
  readonly maxWriters: number
  readonly maxDepth: number
}

export const GATE_LIMITS: GateLimits = {
  maxBytes: 256 * 1024,
  maxStructs: 20_000,
  maxAdvance: 1_000_000,
  maxDeletions: 20_000,
  maxWriters: 32,
  maxDepth: 16,
}

export interface GateQuestion {
  readonly doc: Y.Doc
  readonly update: Uint8Array
  /** Top-level names the document has. */
  readonly roots: ReadonlySet<string>
  /** Whom a clientID belongs to, or `undefined` while nobody has used it. */
  readonly ownerOf: (clientId: number) => PersonId | 'server' | undefined
  readonly personId: PersonId
  readonly limits: GateLimits
}

type Decoded = ReturnType<typeof Y.decodeUpdate>
type Struct = Decoded['structs'][number]

const fault = (reason: GateFault): GateVerdict => ({ ok: false, fault: reason })
const CLOCK_LIMIT = 2 ** 31

export function judgeUpdate(question: GateQuestion): GateVerdict {
  const { doc, update, limits } = question
  if (update.length > limits.maxBytes) return fault('size')
  let decoded: Decoded
  try {
    // The lazy decoder allocates nothing ahead of the bytes it has read, unlike applyUpdate.
    decoded = Y.decodeUpdate(update)
  } catch {
    return fault('malformed')
  }
  if (decoded.structs.length > limits.maxStructs) return fault('structs')
  const clocks = advanceClocks(question, decoded.structs)
  if ('fault' in clocks) return fault(clocks.fault)
  const known = (client: number): number => clocks.next.get(client) ?? Y.getState(doc.store, client)
  const reason = structFault(question, decoded.structs, known) ?? deletionFault(decoded, known, limits)
  if (reason) return fault(reason)
  if (!canIntegrate(decoded.structs, (client) => Y.getState(doc.store, client))) return fault('order')
  return { ok: true, writers: [...clocks.next.keys()] }
}

/** Every clientID must go on where the server knows it to be, and belong to the sender when it adds something. */
function advanceClocks(
  { doc, ownerOf, personId, limits }: GateQuestion,
  structs: readonly Struct[],
): { next: Map<number, number> } | { fault: GateFault } {
  const next = new Map<number, number>()
  let advance = 0
  for (const struct of structs) {
    if (struct instanceof Y.Skip) return { fault: 'skip' }
    const { client, clock } = struct.id
    const expected = next.get(client) ?? Y.getState(doc.store, client)
    const end = clock + struct.length
    if (end >= CLOCK_LIMIT || !Number.isSafeInteger(end)) return { fault: 'clock' }
    const owner = ownerOf(client)
    // Ownership is judged before the gap: whoever uses a foreign clientID is not asked to try again.
    if (end > expected && owner === 'server') return { fault: 'server' }
    if (end > expected && owner !== undefined && owner !== personId) return { fault: 'client' }
    if (clock > expected) return { fault: 'gap' }
    if (beginsInCollected(doc, struct)) return { fault: 'gap' }
    if (end > expected) {
      advance += end - expected
      next.set(client, end)
      if (next.size > limits.maxWriters) return { fault: 'writers' }
    }
    if (advance > limits.maxAdvance) return { fault: 'advance' }
  }
  return { next }
}

/**
 * Half of it is here and was collected as garbage since: Yjs looks for its neighbour there and throws. Asked again, its
 * author sends the other half alone, which is then collected, too.
 */
function beginsInCollected(doc: Y.Doc, struct: Struct): boolean {
  const { client, clock } = struct.id
  const state = Y.getState(doc.store, client)
  if (!(struct instanceof Y.Item) || clock >= state || clock + struct.length <= state) return false
  return !(Y.getItem(doc.store, Y.createID(client, state - 1)) instanceof Y.Item)
}

function structFault(
  { doc, roots, limits }: GateQuestion,
  structs: readonly Struct[],
  known: (client: number) => number,
): GateFault | null {
  const depths = new Map<string, number>()
  for (const struct of structs) {
    if (!(struct instanceof Y.Item)) continue
    const reason = contentFault(struct)
    if (reason) return reason
    if (typeof struct.parent === 'string' && !roots.has(struct.parent)) return 'root'
    const parentId = struct.parent instanceof Y.ID ? struct.parent : null
    for (const id of [struct.origin, struct.rightOrigin, parentId]) {
      if (id && id.clock >= known(id.client)) return 'gap'
    }
    if (struct.content instanceof Y.ContentType) {
      const depth = depthOf(doc, struct, parentId, depths)
      if (depth > limits.maxDepth) return 'depth'
      depths.set(`${struct.id.client}:${struct.id.clock}`, depth)
    }
  }
  return null
}

/** How deep a new nested type lies; siblings share the depth of the one they stand beside. */
function depthOf(doc: Y.Doc, struct: Y.Item, parentId: Y.ID | null, depths: Map<string, number>): number {
  const beside = parentId ?? struct.origin ?? struct.rightOrigin
  if (!beside) return 0
  const step = parentId ? 1 : 0
  const fresh = depths.get(`${beside.client}:${beside.clock}`)
  if (fresh !== undefined) return fresh + step
  if (beside.clock >= Y.getState(doc.store, beside.client)) return step
  let depth = step
  let item: unknown = Y.getItem(doc.store, beside)
  while (item instanceof Y.Item && item.parent instanceof Y.AbstractType && depth <= 64) {
    item = item.parent._item
    if (item) depth += 1
  }
  return depth
}

function deletionFault(
  decoded: Decoded,
  known: (client: number) => number,
  limits: GateLimits,
): GateFault | null {
  let ranges = 0
  for (const [client, deleted] of decoded.ds.clients) {
    for (const range of deleted) {
      ranges += 1
      if (ranges > limits.maxDeletions) return 'deletions'
      if (range.clock + range.len > known(client)) return 'gap'
    }
  }
  return null
}
