/** Typed handles on the `record` document, written by the server alone. The only file that spells its top-level keys. */
import type * as Y from 'yjs'

export interface RecordDocument {
  readonly doc: Y.Doc
  /** `key, title, severity, status` and the timestamps. */
  readonly incident: Y.Map<unknown>
  /** Role id → `Y.Map {holder, since, epoch, offeredTo}`. */
  readonly roles: Y.Map<unknown>
  /** Roadblock id → `Y.Map`. */
  readonly roadblocks: Y.Map<unknown>
  /** Decision id → `Y.Map`; its `objections` is a `Y.Array` of plain entries. */
  readonly decisions: Y.Map<unknown>
  /** Question id → `Y.Map`. */
  readonly questions: Y.Map<unknown>
  /** Id of the call → `Y.Map`; `helpers` is a plain list of person ids. */
  readonly callsForHelp: Y.Map<unknown>
  /** Concern id → `Y.Map`. */
  readonly concerns: Y.Map<unknown>
  /** Authority → plain `{granted, limit}`. */
  readonly authority: Y.Map<unknown>
  /** Plain entries, newest last. */
  readonly thanks: Y.Array<unknown>
  /** Person id → plain `{name, accountRole, joinedAt, arrival}`. */
  readonly participants: Y.Map<unknown>
  readonly publishedUpdates: Y.Array<unknown>
  readonly corrections: Y.Array<unknown>
  /** Plain entries, newest last. */
  readonly timeline: Y.Array<unknown>
}

/** Declares every root with its type; must run before anything is loaded into the document. */
export function openRecord(doc: Y.Doc): RecordDocument {
  return {
    doc,
    incident: doc.getMap('incident'),
    roles: doc.getMap('roles'),
    roadblocks: doc.getMap('roadblocks'),
    decisions: doc.getMap('decisions'),
    questions: doc.getMap('questions'),
    callsForHelp: doc.getMap('callsForHelp'),
    concerns: doc.getMap('concerns'),
    authority: doc.getMap('authority'),
    thanks: doc.getArray('thanks'),
    participants: doc.getMap('participants'),
    publishedUpdates: doc.getArray('publishedUpdates'),
    corrections: doc.getArray('corrections'),
    timeline: doc.getArray('timeline'),
  }
}
