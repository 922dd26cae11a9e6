/** Updates of a few bytes, or a few kilobytes, that cost a trusting peer memory, time or its copy of the document. */
import * as encoding from 'lib0/encoding'
import * as Y from 'yjs'

type Write = (encoder: encoding.Encoder) => void

const CLIENT = 7_000
const GC = 0
const DELETED = 1
const ANY = 8
const STRING = 4
const TYPE = 7
const HAS_PARENT_KEY = 0x20

/** An update put together by hand: so many clients are declared, and this is what follows. */
const update = (clients: number, write: Write): Uint8Array =>
  encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, clients)
    write(encoder)
  })

const section =
  (structs: number, clock: number, write: Write, client = CLIENT): Write =>
  (encoder) => {
    encoding.writeVarUint(encoder, structs)
    encoding.writeVarUint(encoder, client)
    encoding.writeVarUint(encoder, clock)
    write(encoder)
  }

const noDeletions: Write = (encoder) => encoding.writeVarUint(encoder, 0)

/** One struct of this client, then no deletions. */
const struct = (write: Write, clock = 0): Uint8Array =>
  update(1, (encoder) => {
    section(1, clock, write)(encoder)
    noDeletions(encoder)
  })

/** An item that begins the text of this top-level name. */
const item =
  (content: number, write: Write, root = 'notes'): Write =>
  (encoder) => {
    encoding.writeUint8(encoder, content)
    encoding.writeVarUint(encoder, 1)
    encoding.writeVarString(encoder, root)
    write(encoder)
  }

function deepAny(depth: number): Write {
  return (encoder) => {
    encoding.writeVarUint(encoder, 1)
    for (let n = 0; n < depth; n++) {
      // An array of one.
      encoding.writeUint8(encoder, 117)
      encoding.writeVarUint(encoder, 1)
    }
    encoding.writeUint8(encoder, 126)
  }
}

function nestedTypes(depth: number): Uint8Array {
  const doc = new Y.Doc()
  doc.clientID = CLIENT
  let map = doc.getMap<unknown>('actions')
  doc.transact(() => {
    for (let n = 0; n < depth; n++) {
      const inner = new Y.Map<unknown>()
      map.set('m', inner)
      map = inner
    }
  })
  return Y.encodeStateAsUpdate(doc)
}

const deletions = (write: Write): Uint8Array =>
  update(0, (encoder) => {
    encoding.writeVarUint(encoder, 1)
    encoding.writeVarUint(encoder, CLIENT)
    write(encoder)
  })

/** None of these can be an honest client's. */
export const BOMBS: Readonly<Record<string, () => Uint8Array>> = {
  'seven bytes that declare 32 million structs': () =>
    update(1, (encoder) => section(32_000_000, 0, (e) => encoding.writeUint8(e, 0))(encoder)),
  'fifty clients that declare 32 million structs each': () =>
    update(50, (encoder) => {
      for (let n = 0; n < 50; n++) section(32_000_000, 0, () => undefined, CLIENT + n)(encoder)
    }),
  'two billion clients': () => update(2 ** 31, noDeletions),
  'a collected run of 2^31': () =>
    struct((encoder) => {
      encoding.writeUint8(encoder, GC)
      encoding.writeVarUint(encoder, 2 ** 31)
    }),
  'a collected run of 2^52': () =>
    struct((encoder) => {
      encoding.writeUint8(encoder, GC)
      encoding.writeVarUint(encoder, 2 ** 52)
    }),
  'a deleted run of 2^40': () => struct(item(DELETED, (encoder) => encoding.writeVarUint(encoder, 2 ** 40))),
  'two billion deletions': () => deletions((encoder) => encoding.writeVarUint(encoder, 2 ** 31)),
  'a list of a billion values': () => struct(item(ANY, (encoder) => encoding.writeVarUint(encoder, 1e9))),
  'a text of two gigabytes': () => struct(item(STRING, (encoder) => encoding.writeVarUint(encoder, 2 ** 31))),
  'a value 50,000 levels deep': () => struct(item(ANY, deepAny(50_000))),
  'a value 200,000 levels deep': () => struct(item(ANY, deepAny(200_000))),
  'types 3,000 levels deep': () => nestedTypes(3_000),
  'types 20,000 levels deep': () => nestedTypes(20_000),
  'a type of a kind that does not exist': () => struct(item(TYPE, (e) => encoding.writeVarUint(e, 99))),
  'content of a kind that does not exist': () => struct(item(31, () => undefined)),
  'a million tiny structs': () => {
    const bytes = update(
      1,
      section(1_000_000, 0, () => undefined),
    )
    // Each of one unit.
    const tiny = new Uint8Array(bytes.length + 200_000)
    tiny.set(bytes)
    for (let at = bytes.length; at + 1 < tiny.length; at += 2) tiny[at + 1] = 1
    return tiny
  },
  'an endless key': () =>
    struct((encoder) => {
      encoding.writeUint8(encoder, ANY | HAS_PARENT_KEY)
      encoding.writeVarUint(encoder, 1)
      encoding.writeVarString(encoder, 'actions')
      encoding.writeVarString(encoder, 'k'.repeat(200_000))
      encoding.writeVarUint(encoder, 1)
      encoding.writeUint8(encoder, 126)
    }),
  'a clock at the end of time': () =>
    struct(
      item(STRING, (encoder) => encoding.writeVarString(encoder, 'x')),
      2 ** 53 - 2,
    ),
}

/** Deletes what nobody has written yet; an honest update that came too early looks alike, and is asked for again. */
export const endlessDeletion = (): Uint8Array =>
  deletions((encoder) => {
    encoding.writeVarUint(encoder, 1)
    encoding.writeVarUint(encoder, 0)
    encoding.writeVarUint(encoder, 2 ** 52)
  })

/** Thousands of clients, each of whom has said something before that never comes: Yjs would wait for all of them. */
export function pendingFlood(): Uint8Array {
  const clients = 9_000
  return update(clients, (encoder) => {
    for (let n = 0; n < clients; n++) {
      section(
        1,
        5,
        (e) => {
          encoding.writeUint8(e, GC)
          encoding.writeVarUint(e, 1)
        },
        CLIENT + n,
      )(encoder)
    }
    noDeletions(encoder)
  })
}
