/**
 * Whether every struct of an update can be put in after what it builds on. Yjs parks what cannot, for ever, and throws
 * when a struct builds on a later one of its own author; both must be known before it is given the bytes.
 */
import * as Y from 'yjs'

interface Author {
  readonly structs: Y.Item[]
  /** Index of the next struct to put in. */
  next: number
}

/** `stateOf` is what the document holds; the structs go on from there without a gap (judged before). */
export function canIntegrate(
  structs: readonly { readonly id: Y.ID }[],
  stateOf: (client: number) => number,
): boolean {
  const authors = byAuthor(structs)
  if (!authors) return false
  const waiting = new Map<number, { readonly needs: number; readonly author: number }[]>()
  const ready = [...authors.keys()]
  const reached = (client: number): number => {
    const author = authors.get(client)
    const struct = author?.structs[author.next]
    return struct ? Math.max(struct.id.clock, stateOf(client)) : Number.POSITIVE_INFINITY
  }
  for (let client = ready.pop(); client !== undefined; client = ready.pop()) {
    const author = authors.get(client)
    if (!author) continue
    const missing = advance(author, reached)
    if (missing) {
      if (missing.client === client) return false
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
  return [...authors.values()].every((author) => author.next === author.structs.length)
}

/** Puts in what can be; returns the id the next struct still needs, or `null` at the end. */
function advance(author: Author, reached: (client: number) => number): Y.ID | null {
  for (let struct = author.structs[author.next]; struct; struct = author.structs[author.next]) {
    const parent = struct.parent instanceof Y.ID ? struct.parent : null
    const missing = [struct.origin, struct.rightOrigin, parent].find(
      (id) => id && id.clock >= reached(id.client),
    )
    if (missing) return missing
    author.next += 1
  }
  return null
}

/** `null` when an author's structs come in two places, which Yjs would read as the second place only. */
function byAuthor(structs: readonly { readonly id: Y.ID }[]): Map<number, Author> | null {
  const authors = new Map<number, Author>()
  let previous: number | null = null
  for (const struct of structs) {
    const { client } = struct.id
    const known = authors.get(client)
    if (known && previous !== client) return null
    const author = known ?? { structs: [], next: 0 }
    authors.set(client, author)
    if (struct instanceof Y.Item) author.structs.push(struct)
    previous = client
  }
  return authors
}
