/** Boards as no client of ours would write them: any value under any key, types where others are expected. */
import fc from 'fast-check'
import * as Y from 'yjs'

/** How a value gets into a document: as itself, as shared text, or as a shared map of further values. */
type Strange =
  | { readonly as: 'value'; readonly value: unknown }
  | { readonly as: 'text'; readonly value: string }
  | { readonly as: 'map'; readonly value: Readonly<Record<string, unknown>> }

const plain = fc.oneof(
  fc.string(),
  fc.integer(),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.boolean(),
  fc.constant(null),
  fc.array(fc.string(), { maxLength: 2 }),
  fc.dictionary(fc.string(), fc.integer(), { maxKeys: 2, noNullPrototype: true }),
  fc.constantFrom('__proto__', 'constructor', 'open', 'sev1', 'a0'),
)
const key = (known: readonly string[]) =>
  fc.oneof(fc.constantFrom(...known), fc.string({ minLength: 1, maxLength: 8 }))

/** Entries of a map: known field names among unknown ones, each with some value. */
export const strangeEntries = (known: readonly string[]) =>
  fc.array(
    fc.tuple(
      key(['id1', '__proto__', ...known]),
      fc.oneof<fc.Arbitrary<Strange>[]>(
        fc.record({ as: fc.constant('value'), value: plain }),
        fc.record({ as: fc.constant('text'), value: fc.string() }),
        fc.record({
          as: fc.constant('map'),
          value: fc.dictionary(key(known), plain, { maxKeys: 6, noNullPrototype: true }),
        }),
      ),
    ),
    { maxLength: 6 },
  )

/** Writes what was made up into a map of the document. */
export function writeStrange(map: Y.Map<unknown>, entries: readonly (readonly [string, Strange])[]): void {
  for (const [name, strange] of entries) {
    if (strange.as === 'text') map.set(name, new Y.Text(strange.value))
    else if (strange.as === 'map') map.set(name, new Y.Map(Object.entries(strange.value)))
    else map.set(name, strange.value)
  }
}
