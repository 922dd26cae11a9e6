/** Messages between instances as bytes. Reading is total: what is no message of this version comes back as `null`. */
import { DOCUMENT_NAMES, type DocumentName } from '@warroom/shared/document/document-name.ts'
import { asIncidentId, asPersonId } from '@warroom/shared/domain/ids.ts'
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import type { ClientOwner } from '../../ports/incident-log.ts'
import type { AppendedNews, InstanceNews } from '../../ports/instance-bus.ts'
import { type PresenceNews, readPresenceNews, writePresenceNews } from './presence-news.ts'

/** What instances say to each other besides news of the workspace. */
export type InstanceMessage =
  | { readonly kind: 'news'; readonly news: InstanceNews }
  | { readonly kind: 'presence'; readonly presence: PresenceNews }
  /** Said every second. `presence`: how many changes of its people it has told. */
  | { readonly kind: 'alive'; readonly presence: number }
  | { readonly kind: 'goodbye' }

/** A message with who says it, and how many they have said before: whoever misses one notices. */
export interface Envelope {
  readonly instanceId: string
  readonly count: number
  readonly message: InstanceMessage
}

/** Instances of different versions pass over what they do not understand; the log tells them the same. */
const VERSION = 1
const KINDS = ['appended', 'cursors', 'cursorsAsked', 'signInEnded', 'presence', 'alive', 'goodbye'] as const

export function writeEnvelope({ instanceId, count, message }: Envelope): Uint8Array {
  const encoder = encoding.createEncoder()
  encoding.writeUint8(encoder, VERSION)
  encoding.writeVarString(encoder, instanceId)
  encoding.writeVarUint(encoder, count)
  const kind = message.kind === 'news' ? message.news.kind : message.kind
  encoding.writeUint8(encoder, KINDS.indexOf(kind))
  if (message.kind === 'news') writeNews(encoder, message.news)
  if (message.kind === 'presence') writePresenceNews(encoder, message.presence)
  if (message.kind === 'alive') encoding.writeVarUint(encoder, message.presence)
  return encoding.toUint8Array(encoder)
}

export function readEnvelope(bytes: Uint8Array): Envelope | null {
  try {
    const decoder = decoding.createDecoder(bytes)
    if (decoding.readUint8(decoder) !== VERSION) return null
    const instanceId = decoding.readVarString(decoder)
    const count = decoding.readVarUint(decoder)
    const message = readMessage(decoder)
    return message && { instanceId, count, message }
  } catch {
    return null
  }
}

function readMessage(decoder: decoding.Decoder): InstanceMessage | null {
  const kind = KINDS[decoding.readUint8(decoder)]
  switch (kind) {
    case 'alive':
      return { kind, presence: decoding.readVarUint(decoder) }
    case 'goodbye':
      return { kind }
    case 'presence':
      return { kind, presence: readPresenceNews(decoder) }
    case undefined:
      return null
    default:
      return { kind: 'news', news: readNews(decoder, kind) }
  }
}

function writeNews(encoder: encoding.Encoder, news: InstanceNews): void {
  if (news.kind === 'signInEnded') {
    encoding.writeVarString(encoder, news.sessionRef)
    return
  }
  encoding.writeVarString(encoder, news.incidentId)
  if (news.kind === 'cursors') {
    writeDocument(encoder, news.document)
    encoding.writeVarUint8Array(encoder, news.update)
  }
  if (news.kind === 'appended') writeAppended(encoder, news)
}

function readNews(decoder: decoding.Decoder, kind: InstanceNews['kind']): InstanceNews {
  if (kind === 'signInEnded') return { kind, sessionRef: decoding.readVarString(decoder) }
  const incidentId = asIncidentId(decoding.readVarString(decoder))
  if (kind === 'cursorsAsked') return { kind, incidentId }
  if (kind === 'cursors') {
    return { kind, incidentId, document: readDocument(decoder), update: copied(decoder) }
  }
  return { kind, incidentId, ...readAppended(decoder) }
}

function writeAppended(encoder: encoding.Encoder, { from, head, written }: AppendedNews): void {
  encoding.writeVarUint(encoder, from)
  encoding.writeVarUint(encoder, head)
  encoding.writeUint8(encoder, written ? 1 : 0)
  if (!written) return
  encoding.writeVarUint(encoder, written.rows.length)
  for (const { document, update } of written.rows) {
    writeDocument(encoder, document)
    encoding.writeVarUint8Array(encoder, update)
  }
  encoding.writeVarUint(encoder, written.newClients.length)
  for (const { document, clientId, personId } of written.newClients) {
    writeDocument(encoder, document)
    encoding.writeVarUint(encoder, clientId)
    encoding.writeVarString(encoder, personId)
  }
}

function readAppended(decoder: decoding.Decoder): Omit<AppendedNews, 'kind' | 'incidentId'> {
  const from = decoding.readVarUint(decoder)
  const head = decoding.readVarUint(decoder)
  if (decoding.readUint8(decoder) === 0) return { from, head, written: null }
  const rows = Array.from({ length: bounded(decoder) }, () => ({
    document: readDocument(decoder),
    update: copied(decoder),
  }))
  const newClients = Array.from(
    { length: bounded(decoder) },
    (): ClientOwner => ({
      document: readDocument(decoder),
      clientId: decoding.readVarUint(decoder),
      personId: asPersonId(decoding.readVarString(decoder)),
    }),
  )
  return { from, head, written: { rows, newClients } }
}

const writeDocument = (encoder: encoding.Encoder, document: DocumentName): void =>
  encoding.writeUint8(encoder, DOCUMENT_NAMES.indexOf(document))

function readDocument(decoder: decoding.Decoder): DocumentName {
  const document = DOCUMENT_NAMES[decoding.readUint8(decoder)]
  if (!document) throw new Error('It names no document')
  return document
}

/** A length is no promise: nothing is made of it that is larger than the message. */
function bounded(decoder: decoding.Decoder): number {
  const length = decoding.readVarUint(decoder)
  if (length > decoder.arr.length) throw new Error('It announces more than it holds')
  return length
}

const copied = (decoder: decoding.Decoder): Uint8Array => decoding.readVarUint8Array(decoder).slice()
