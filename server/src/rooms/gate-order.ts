/**
 * How much of an update can be put in, each struct after what it builds on. Yjs parks what cannot, for ever, and throws
 * when a struct builds on a later one of its own author; both must be known before it is given the bytes.
 */
import * as Y from 'yjs'

export type Struct = Y.Item | Y.GC

interface Author {
  readonly structs: Struct[]
  /** Index of the next struct to put in. */
  next: number
}

/** Whether all of it can. `stateOf` is what the document holds; the structs go on from there without a gap. */
export function canIntegrate(
  structs: readonly Y.AbstractStruct[],
  stateOf: (client: number) => number,
): boolean {
  const authors = advanceAll(structs, stateOf)
  return authors !== null && [...authors.values()].every((author) => author.next === author.structs.length)
}

/** Of each author the structs that can be put in, in their order; `null` when the update has no order to follow. */
export function integrable(
  structs: readonly Y.AbstractStruct[],
  stateOf: (client: number) => number,
): Map<number, readonly Struct[]> | null {
  const authors = advanceAll(structs, stateOf)
  if (!authors) return null
  return new Map([...authors].map(([client, { structs, next }]) => [client, structs.slice(0, next)]))
}

function advanceAll(
  structs: readonly Y.AbstractStruct[],
  stateOf: (client: number) => number,
): Map<number, Author> | null {
  const authors = byAuthor(structs)
  if (!authors) return null
  const waiting = new Map<number, { readonly needs: number; readonly author: number }[]>()
  const ready = [...authors.keys()]
  const reached = (client: number): number => {
    const author = authors.get(client)
    const struct = author?.structs[author.next]
    const last = author?.structs.at(-1)
    const inUpdate = struct ? struct.id.clock : last ? last.id.clock + last.length : 0
    return Math.max(inUpdate, stateOf(client))
  }
  for (let client = ready.pop(); client !== undefined; client = ready.pop()) {
    const author = authors.get(client)
    if (!author) continue
    const missing = advance(author, reached)
    if (missing) {
      if (missing.client === client) return null
      const list = waiting.get(missing.client) ?? []
      list.push({ needs: missing.clock, author: client })
      waiting.set(missing.client, list)
    }
    const here = reached(client)
    const woken = waiting.get(client)?.filter((w) => w.needs < here) ?? []
    if (woken.length > 0) {
      waiting.set(client, waiting.get(client)?.filter((w) => w.needs >= here) ?? [])
      ready.push(...woken.map((w) => w.author))
    }
  }
  return authors
}

/** Puts in what can be; returns the id the next struct still needs, or `null` at the end. */
function advance(author: Author, reached: (client: number) => number): Y.ID | null {
  for (let struct = author.structs[author.next]; struct; struct = author.structs[author.next]) {
    const missing = neededBy(struct).find((id) => id && id.clock >= reached(id.client))
    if (missing) return missing
    author.next += 1
  }
  return null
}

function neededBy(struct: Struct): (Y.ID | null)[] {
  if (!(struct instanceof Y.Item)) return []
  return [struct.origin, struct.rightOrigin, struct.parent instanceof Y.ID ? struct.parent : null]
}

/** `null` when an author's structs come in two places, which Yjs would read as the second place only. */
function byAuthor(structs: readonly Y.AbstractStruct[]): Map<number, Author> | null {
  const authors = new Map<number, Author>()
  let previous: number | null = null
  for (const struct of structs) {
    const { client } = struct.id
    const known = authors.get(client)
    if (known && previous !== client) return null
    const author = known ?? { structs: [], next: 0 }
    authors.set(client, author)
    if (struct instanceof Y.Item || struct instanceof Y.GC) author.structs.push(struct)
    previous = client
  }
  return authors
}
