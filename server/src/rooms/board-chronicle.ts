/** What the server adds when people edit the board: speakable numbers, and the timeline entries that nobody has to type. */

import { BoardWatch } from '@warroom/shared/document/board-changes.ts'
import type { BoardDocument } from '@warroom/shared/document/board-document.ts'
import { type BoardMoment, momentsOf } from '@warroom/shared/document/board-timeline.ts'
import { readFields, recordsOf } from '@warroom/shared/document/field-reader.ts'
import {
  readAction,
  readEvidence,
  readExitCriterion,
  readHypothesis,
} from '@warroom/shared/document/read-board.ts'
import { readRunbook, readRunbookStep } from '@warroom/shared/document/read-runbooks.ts'
import type { RecordDocument } from '@warroom/shared/document/record-document.ts'
import type { Actor } from '@warroom/shared/domain/actor.ts'
import type { PersonId } from '@warroom/shared/domain/ids.ts'
import type { TimelineEntry } from '@warroom/shared/domain/timeline-entry.ts'
import type { IdSource } from '@warroom/shared/ports/id-source.ts'
import * as Y from 'yjs'
import { TokenBucket } from './token-bucket.ts'

/** Steps of the same rewording this close together are one entry. */
const COALESCE_MS = 2 * 60_000
/** Writing in a long text is noted at most this often per person and text. */
const WRITTEN_EVERY_MS = 10 * 60_000
/** What one person does is told one by one up to here; an offline day fits, a toggle that never rests does not. */
const TOLD_AT_ONCE = 200
const TOLD_PER_SECOND = 1
/** How far back an entry may lie to be told anew. */
const COALESCE_ENTRIES = 30

interface Recent {
  readonly entryId: string
  readonly from: string
  readonly at: number
}

interface Talk {
  readonly told: TokenBucket
  /** When it was last said that there is more. */
  moreAt: number
}

export class BoardChronicle {
  private readonly watch: BoardWatch
  private readonly recent = new Map<string, Recent>()
  private readonly names = new Map<PersonId, string>()
  private readonly talks = new Map<PersonId, Talk>()
  private readonly board: BoardDocument
  private readonly record: RecordDocument
  private readonly ids: IdSource

  constructor(board: BoardDocument, record: RecordDocument, ids: IdSource) {
    this.board = board
    this.record = record
    this.ids = ids
    this.watch = new BoardWatch(board)
  }

  /** Forgets changes seen while loading. */
  reset(): void {
    this.watch.take()
  }

  /** What the last edit amounts to; call once per applied update, so that it is told of the right person. */
  moments(actor: Actor): BoardMoment[] {
    this.names.set(actor.personId, actor.name)
    return momentsOf(this.watch.take(), actor, {
      hypothesis: (id) => this.read(this.board.hypotheses, id, readHypothesis),
      action: (id) => this.read(this.board.actions, id, readAction),
      evidence: (id) => this.read(this.board.evidence, id, readEvidence),
      exitCriterion: (id) => this.read(this.board.exitCriteria, id, readExitCriterion),
      runbook: (id) => this.read(this.board.runbooks, id, readRunbook),
      runbookStep: (id) => this.read(this.board.runbookSteps, id, readRunbookStep),
      nameOf: (personId) => {
        const participant = typeof personId === 'string' ? this.record.participants.get(personId) : null
        return participant ? readFields(participant).text('name') : null
      },
    })
  }

  /** Whether something on the board still waits for its number. */
  get awaitsNumbers(): boolean {
    return this.numberless().length > 0
  }

  /** Gives each new hypothesis and action the next number of its kind. Run inside a transaction of the server's. */
  allotNumbers(): void {
    for (const { map, collection } of this.numberless()) {
      const numbers = recordsOf(collection).map(([, m]) => readFields(m).number('number') ?? 0)
      map.set('number', Math.max(0, ...numbers) + 1)
    }
    this.watch.take()
  }

  /** Writes timeline entries. Run inside a transaction on the record. */
  note(moments: readonly BoardMoment[], personId: PersonId, at: number): void {
    for (const moment of moments) {
      if (moment.again && this.retell(moment, moment.again, personId, at)) continue
      const talk = this.talkOf(personId, at)
      if (!talk.told.take(1, at)) {
        this.tellThereIsMore(talk, personId, at)
        continue
      }
      const entryId = this.tell(moment, personId, at)
      if (moment.again) {
        this.recent.set(`${personId}:${moment.again.key}`, { entryId, from: moment.again.from, at })
      }
    }
  }

  private tell(
    { kind, text, subjectId }: Pick<BoardMoment, 'kind' | 'text' | 'subjectId'>,
    personId: PersonId,
    at: number,
  ): string {
    const id = this.ids.next()
    const entry: TimelineEntry = { id, at, recordedAt: at, actor: personId, kind, text, subjectId }
    this.record.timeline.push([entry])
    return id
  }

  /** Nobody can bury what others did: who never rests is told of once in a while. The log has all of it. */
  private tellThereIsMore(talk: Talk, personId: PersonId, at: number): void {
    if (at - talk.moreAt <= COALESCE_MS) return
    talk.moreAt = at
    const text = `${this.names.get(personId) ?? 'Somebody'} changes more than is told here`
    this.tell({ kind: 'note', text, subjectId: null }, personId, at)
  }

  private talkOf(personId: PersonId, at: number): Talk {
    const known = this.talks.get(personId)
    if (known) return known
    const talk: Talk = {
      told: new TokenBucket(TOLD_PER_SECOND, TOLD_AT_ONCE, at),
      moreAt: Number.NEGATIVE_INFINITY,
    }
    this.talks.set(personId, talk)
    return talk
  }

  /** Whether the moment went into an entry that is already there. */
  private retell(
    moment: BoardMoment,
    again: NonNullable<BoardMoment['again']>,
    personId: PersonId,
    at: number,
  ): boolean {
    const key = `${personId}:${again.key}`
    const recent = this.recent.get(key)
    if (!recent) return false
    const window = moment.kind === 'text' ? WRITTEN_EVERY_MS : COALESCE_MS
    if (at - recent.at > window) {
      this.recent.delete(key)
      return false
    }
    if (moment.kind === 'text') return true
    const { timeline } = this.record
    const from = Math.max(0, timeline.length - COALESCE_ENTRIES)
    const index = timeline
      .toArray()
      .findIndex((e, i) => i >= from && (e as TimelineEntry).id === recent.entryId)
    if (index < 0) return false
    const entry = { ...(timeline.get(index) as TimelineEntry), text: again.tell(recent.from) }
    timeline.delete(index)
    timeline.insert(index, [entry])
    return true
  }

  private numberless(): { map: Y.Map<unknown>; collection: Y.Map<unknown> }[] {
    return [this.board.hypotheses, this.board.actions].flatMap((collection) =>
      recordsOf(collection)
        .filter(([, map]) => readFields(map).number('number') === null)
        .sort(([a, x], [b, y]) => createdAt(x) - createdAt(y) || (a < b ? -1 : 1))
        .map(([, map]) => ({ map, collection })),
    )
  }

  private read<T>(
    collection: Y.Map<unknown>,
    id: string,
    read: (id: string, map: Y.Map<unknown>) => T,
  ): T | null {
    const map = collection.get(id)
    return map instanceof Y.Map ? read(id, map) : null
  }
}

const createdAt = (map: Y.Map<unknown>): number => readFields(map).number('createdAt') ?? 0
