import { UNLIMITED } from '@warroom/server/rooms/person-budget.ts'
import { type CommandInput, commandSchema } from '@warroom/shared/commands/command.ts'
import {
  type BoardText,
  type DraftText,
  draftText,
  openBoard,
} from '@warroom/shared/document/board-document.ts'
import {
  addAction,
  addEvidence,
  addExitCriterion,
  attachRunbook,
  type EditableFields,
  proposeHypothesis,
  setFields,
  stateConfidence,
} from '@warroom/shared/document/board-edits.ts'
import { orderBetween } from '@warroom/shared/document/order-key.ts'
import { readBoard } from '@warroom/shared/document/read-board.ts'
import type { ActionKind } from '@warroom/shared/domain/action.ts'
import type { Actor } from '@warroom/shared/domain/actor.ts'
import type { Confidence, EvidenceStance } from '@warroom/shared/domain/hypothesis.ts'
import type { IncidentId } from '@warroom/shared/domain/ids.ts'
import type { RunbookStepState, RunbookTemplate } from '@warroom/shared/domain/runbook.ts'
import type { Rng } from '@warroom/shared/testing/rng.ts'
import * as Y from 'yjs'
import { randomIds } from '../../server/src/adapters/random-ids.ts'
import type { IncidentRoomRegistry } from '../../server/src/rooms/incident-room-registry.ts'
import { readFrame, step1Frame, step2Frame, updateFrame } from '../../server/src/rooms/sync-frames.ts'
import type { PeerSeat } from '../../server/src/rooms/sync-peer.ts'

/** A command without its id, as a story tells it. */
export type Wanted = CommandInput extends infer Arm
  ? Arm extends { id: string }
    ? Omit<Arm, 'id'>
    : never
  : never

/** What a person's hand needs to know of the story it is in. */
export interface HandScene {
  readonly incidentId: IncidentId
  readonly rooms: IncidentRoomRegistry
  readonly actor: Actor
  readonly rng: Rng
  now(): number
  /** Ids of cards by the short names that the story gives them; shared by all hands of the story. */
  readonly cards: Map<string, string>
  /** Somebody's person id. */
  who(name: string): Actor
}

/** One person at one incident: what they do goes through the same gate, queue and log as from a browser. */
export class StoryHand {
  private readonly scene: HandScene
  private readonly board = openBoard(new Y.Doc())
  private seat: PeerSeat | null = null

  constructor(scene: HandScene) {
    this.scene = scene
  }

  /** Opens the board; an observer reads along and is a participant like everybody else. */
  async enter(): Promise<this> {
    const { rooms, incidentId, actor } = this.scene
    await rooms.welcome(incidentId, actor)
    this.seat = await rooms.attach(incidentId, {
      connectionId: randomIds.next(),
      actor,
      document: 'board',
      mayWrite: actor.accountRole !== 'observer',
      wantsAcks: false,
      mayBringOthers: false,
      budget: UNLIMITED,
      send: (frame) => this.hear(frame),
      close: (reason) => {
        throw new Error(`${actor.name} was cut off: ${reason}`)
      },
    })
    this.board.doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin !== this) this.seat?.receive(updateFrame(update))
    })
    this.seat?.receive(step1Frame(Y.encodeStateVector(this.board.doc)))
    await rooms.idle()
    return this
  }

  leave(): void {
    this.seat?.leave()
  }

  async command(wanted: Wanted): Promise<void> {
    const { rooms, incidentId, actor } = this.scene
    const command = commandSchema.parse({ id: randomIds.next(), ...wanted })
    const result = await rooms.command(incidentId, command, actor)
    if (!result.ok) throw new Error(`${actor.name}, ${command.type}: ${result.refusal.message}`)
  }

  propose(card: string, statement: string): void {
    const order = this.orderAtEnd(readBoard(this.board).hypotheses)
    proposeHypothesis(this.board, this.author(card), { statement, order })
  }

  hypothesis(card: string, fields: Partial<EditableFields['hypotheses']>): void {
    this.change('hypotheses', card, fields)
  }

  evidence(about: string, stance: EvidenceStance, text: string, link = ''): void {
    const author = this.author(`evidence ${this.scene.cards.size}`)
    addEvidence(this.board, author, { hypothesisId: this.idOf(about), stance, text, link })
  }

  confidence(about: string, confidence: Confidence): void {
    stateConfidence(this.board, this.idOf(about), this.scene.actor.personId, confidence)
  }

  action(
    card: string,
    title: string,
    how: {
      readonly owner?: string
      readonly kind?: ActionKind
      readonly about?: string
      readonly minutes?: number
    } = {},
  ): void {
    const author = this.author(card)
    addAction(this.board, author, {
      title,
      order: this.orderAtEnd(readBoard(this.board).actions),
      owner: how.owner === undefined ? null : this.scene.who(how.owner).personId,
      kind: how.kind ?? 'mitigate',
      hypothesisId: how.about === undefined ? null : this.idOf(how.about),
    })
    if (how.minutes !== undefined) this.act(card, { timeBoxUntil: this.scene.now() + how.minutes * 60_000 })
  }

  act(card: string, fields: Partial<EditableFields['actions']>): void {
    this.change('actions', card, fields)
  }

  /** The owner says "understood" and begins. */
  begin(card: string): void {
    this.act(card, { acceptedAt: this.scene.now(), state: 'doing' })
  }

  finish(card: string, outcome: 'helped' | 'noEffect' | 'worse' | null = null): void {
    this.act(card, { state: 'done', outcome })
  }

  /** How to take it back, in the card's own prose. */
  rollback(card: string, words: string): void {
    const map = this.board.actions.get(this.idOf(card))
    const text = map instanceof Y.Map ? map.get('rollback') : null
    if (text instanceof Y.Text) text.insert(text.length, words)
  }

  criterion(card: string, text: string): void {
    const order = this.orderAtEnd(readBoard(this.board).exitCriteria)
    addExitCriterion(this.board, this.author(card).id, { text, order })
  }

  /** A runbook of the workspace; its steps are told by their words. */
  attach(template: RunbookTemplate): void {
    let last: string | null = null
    const places = template.steps.map((step) => {
      last = orderBetween(last, null, (below) => this.scene.rng.int(below))
      return { id: this.author(step).id, order: last }
    })
    attachRunbook(this.board, this.author(template.title), template, places)
  }

  step(words: string, state: RunbookStepState): void {
    this.change('runbookSteps', words, { state, settledBy: this.scene.actor.personId })
  }

  met(card: string): void {
    this.change('exitCriteria', card, { met: true })
  }

  write(name: BoardText, words: string): void {
    const text = this.board[name]
    text.insert(text.length, text.length === 0 ? words : ` ${words}`)
  }

  draft(name: DraftText, words: string): void {
    const text = draftText(this.board, name)
    text?.insert(text.length, words)
  }

  private hear(frame: Uint8Array): void {
    const heard = readFrame(frame)
    if (heard?.type === 'edit') Y.applyUpdate(this.board.doc, heard.update, this)
    if (heard?.type === 'step1' && this.scene.actor.accountRole !== 'observer') {
      const missing = Y.encodeStateAsUpdate(this.board.doc, heard.stateVector)
      queueMicrotask(() => this.seat?.receive(step2Frame(missing)))
    }
  }

  private change<C extends keyof EditableFields>(
    collection: C,
    card: string,
    fields: Partial<EditableFields[C]>,
  ): void {
    if (!setFields(this.board, collection, this.idOf(card), fields))
      throw new Error(`${card} is not on the board`)
  }

  private author(card: string) {
    const id = randomIds.next()
    this.scene.cards.set(card, id)
    return { id, by: this.scene.actor.personId, at: this.scene.now() }
  }

  private idOf(card: string): string {
    const id = this.scene.cards.get(card)
    if (id === undefined) throw new Error(`The story knows no card "${card}"`)
    return id
  }

  private orderAtEnd(list: readonly { readonly order: string }[]): string {
    return orderBetween(list.at(-1)?.order ?? null, null, (below) => this.scene.rng.int(below))
  }
}
