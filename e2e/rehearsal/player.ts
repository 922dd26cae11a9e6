/** One of the cast without a browser: the real room client on real sockets, doing what the score says. */
import type { AccountRole } from '@warroom/shared/domain/account-role.ts'
import type { ActionKind, ActionOutcome } from '@warroom/shared/domain/action.ts'
import type { EvidenceStance, HypothesisStatus } from '@warroom/shared/domain/hypothesis.ts'
import { asPersonId, type PersonId } from '@warroom/shared/domain/ids.ts'
import type { IncidentRecord } from '@warroom/shared/domain/incident-record.ts'
import type { CommandCall } from '../../client/src/room/command-sender.ts'
import type { RoomClient } from '../../client/src/room/room-client.ts'
import { Screen } from '../wire/screen.ts'
import { comesTrue } from './comes-true.ts'

/** Nothing listens there. */
const NOWHERE = 'http://127.0.0.1:9'

export interface PlayerParts {
  readonly origin: string
  readonly incidentId: string
  readonly id: string
  readonly token: string
  readonly name: string
  readonly accountRole: AccountRole
  /** What the score calls a card → its id; the whole cast shares it. */
  readonly cards: Map<string, string>
  readonly now: () => number
}

export class Player {
  readonly id: PersonId
  readonly name: string
  private readonly parts: PlayerParts
  private screen: Screen

  private constructor(parts: PlayerParts, screen: Screen) {
    this.id = asPersonId(parts.id)
    this.name = parts.name
    this.parts = parts
    this.screen = screen
  }

  static async comes(parts: PlayerParts): Promise<Player> {
    const player = new Player(parts, open(parts, parts.origin))
    await player.isLive()
    return player
  }

  get room(): RoomClient {
    return this.screen.room
  }

  /** What they do from now on stays on their device. */
  async losesTheLine(): Promise<void> {
    this.screen.close()
    const hypotheses = this.room.board.hypotheses.list.get().length
    this.screen = open(this.parts, NOWHERE, this.screen)
    await comesTrue(
      `${this.name} has the board on their device`,
      () => this.room.board.hypotheses.list.get().length === hypotheses,
    )
  }

  async isBack(): Promise<void> {
    this.screen.close()
    this.screen = open(this.parts, this.parts.origin, this.screen)
    await this.isLive()
  }

  async isLive(): Promise<void> {
    await comesTrue(`${this.name} is live and all of theirs is saved`, () => {
      const { status, unsavedEdits } = this.screen.connection
      return status === 'live' && unsavedEdits === 0
    })
  }

  leaves(): void {
    this.screen.close()
  }

  async sends(command: CommandCall): Promise<void> {
    const result = await this.room.commands.send(command)
    if (!result.ok)
      throw new Error(`${this.name} was refused ${command.type}: ${JSON.stringify(result.refusal)}`)
  }

  proposes(card: string, statement: string): void {
    this.calls(card, this.room.edits.proposeHypothesis(statement))
  }

  async weighs(card: string, stance: EvidenceStance, text: string): Promise<void> {
    this.room.edits.addEvidence({ hypothesisId: await this.sees('hypotheses', card), stance, text })
  }

  async judges(card: string, status: HypothesisStatus): Promise<void> {
    this.room.edits.setHypothesis(await this.sees('hypotheses', card), { status }, `${card} ${status}`)
  }

  async plans(
    card: string,
    title: string,
    { kind = 'mitigate', owner = null, about, minutes }: Plan = {},
  ): Promise<void> {
    const hypothesisId = about === undefined ? null : await this.sees('hypotheses', about)
    const id = this.room.edits.addAction({ title, kind, owner, hypothesisId })
    this.calls(card, id)
    if (id !== null && minutes !== undefined)
      this.room.edits.setAction(
        id,
        { timeBoxUntil: this.parts.now() + minutes * 60_000 },
        `${title}: time-box`,
      )
  }

  /** Takes it, says so, and is seen on it. */
  async begins(card: string): Promise<void> {
    const id = await this.sees('actions', card)
    this.room.edits.setAction(
      id,
      { owner: this.id, acceptedAt: this.parts.now(), state: 'doing' },
      `${card} begun`,
    )
    this.room.presence.focusOn({ kind: 'action', id })
  }

  async finishes(card: string, outcome: ActionOutcome): Promise<void> {
    const id = await this.sees('actions', card)
    this.room.edits.setAction(id, { state: 'done', outcome }, `${card} done`)
  }

  writes(text: 'whatHappened' | 'impact' | 'notes', words: string): void {
    const shared = this.room.board.text(text)
    shared.insert(shared.length, words)
  }

  agreesOn(criterion: string): void {
    this.calls(criterion, this.room.edits.addExitCriterion(criterion))
  }

  async isMet(criterion: string): Promise<void> {
    const id = await this.sees('exitCriteria', criterion)
    this.room.edits.setExitCriterion(id, { met: true }, criterion)
  }

  /** The id of the entry of the record that is meant, once it is here. */
  async finds<K extends Entries>(
    kind: K,
    isMeant: (entry: IncidentRecord[K][string]) => boolean,
  ): Promise<string> {
    const found = () =>
      Object.entries(
        (this.room.record.get()?.[kind] ?? {}) as Record<string, IncidentRecord[K][string]>,
      ).find(([, entry]) => isMeant(entry))
    await comesTrue(`${this.name} sees it among ${kind}`, () => found() !== undefined)
    return found()?.[0] ?? ''
  }

  private async sees(collection: 'hypotheses' | 'actions' | 'exitCriteria', card: string): Promise<string> {
    const id = this.parts.cards.get(card)
    if (id === undefined) throw new Error(`Nobody made ${card}`)
    await comesTrue(`${this.name} sees ${card}`, () => Boolean(this.room.board[collection].one.get(id)))
    return id
  }

  private calls(card: string, id: string | null): void {
    if (id === null) throw new Error(`${this.name} could not make ${card}`)
    this.parts.cards.set(card, id)
  }
}

type Entries = 'decisions' | 'questions' | 'callsForHelp' | 'roadblocks'

export interface Plan {
  readonly kind?: ActionKind
  readonly owner?: PersonId | null
  /** The hypothesis it tests, as the score calls it. */
  readonly about?: string
  readonly minutes?: number
}

const open = (parts: PlayerParts, origin: string, before?: Screen): Screen =>
  new Screen({
    origin,
    incidentId: parts.incidentId,
    person: { id: parts.id, token: parts.token },
    name: parts.name,
    accountRole: parts.accountRole,
    ...(before && { copies: before.copies }),
  })
