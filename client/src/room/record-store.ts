/** The `record` document as one frozen value; parts an update did not touch keep their identity. */
import { readRecord, readTimelineEntry } from '@warroom/shared/document/read-record.ts'
import { openRecord, type RecordDocument } from '@warroom/shared/document/record-document.ts'
import type { IncidentRecord } from '@warroom/shared/domain/incident-record.ts'
import type { TimelineEntry } from '@warroom/shared/domain/timeline-entry.ts'
import * as Y from 'yjs'
import { Observable, type Readable } from './observable.ts'

const PARTS = [
  'incident',
  'roles',
  'roadblocks',
  'decisions',
  'questions',
  'callsForHelp',
  'concerns',
  'authority',
  'thanks',
  'participants',
  'publishedUpdates',
  'corrections',
  'timeline',
] as const
type Part = (typeof PARTS)[number]

export class RecordStore implements Readable<IncidentRecord | null> {
  private readonly record: RecordDocument
  private readonly current = new Observable<IncidentRecord | null>(null)
  private readonly entries = new WeakMap<object, TimelineEntry>()
  readonly get = this.current.get
  readonly subscribe = this.current.subscribe

  constructor(record: RecordDocument) {
    this.record = record
    const touched = new Set<Part>()
    for (const part of PARTS) record[part].observeDeep(() => touched.add(part))
    record.doc.on('afterAllTransactions', () => {
      if (touched.size === 0) return
      this.refresh(touched)
      touched.clear()
    })
  }

  private refresh(touched: ReadonlySet<Part>): void {
    // A record without its key has not arrived: there is nothing to show.
    if (typeof this.record.incident.get('key') !== 'string') return
    const before = this.current.get()
    const nothing = openRecord(new Y.Doc())
    const pick = <P extends Part>(part: P): RecordDocument[P] =>
      before && !touched.has(part) ? nothing[part] : this.record[part]
    const picked = Object.fromEntries(PARTS.map((part) => [part, pick(part)])) as Omit<RecordDocument, 'doc'>
    // Thousands of entries, one more each time: those known are not read again.
    const fresh = readRecord({ ...picked, doc: this.record.doc, timeline: nothing.timeline })
    const timeline = before && !touched.has('timeline') ? before.timeline : this.readTimeline()
    const kept = Object.fromEntries(
      PARTS.map((part) => [
        part,
        part === 'timeline'
          ? timeline
          : Object.freeze(before && !touched.has(part) ? before[part] : fresh[part]),
      ]),
    )
    this.current.set(Object.freeze({ ...fresh, ...kept }))
  }

  private readTimeline(): readonly TimelineEntry[] {
    return Object.freeze(
      this.record.timeline.toArray().map((raw) => {
        if (raw === null || typeof raw !== 'object') return readTimelineEntry(raw)
        const known = this.entries.get(raw) ?? Object.freeze(readTimelineEntry(raw))
        this.entries.set(raw, known)
        return known
      }),
    )
  }
}
