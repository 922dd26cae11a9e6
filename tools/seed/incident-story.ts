import { silentBus } from '@warroom/server/adapters/silent-bus.ts'
import { NO_FIGURES } from '@warroom/server/rooms/room-figures.ts'
import type { Declaration } from '@warroom/shared/commands/declare-incident.ts'
import type { Actor } from '@warroom/shared/domain/actor.ts'
import type { AuthorityCard } from '@warroom/shared/domain/authority.ts'
import type { IncidentId, PersonId } from '@warroom/shared/domain/ids.ts'
import { FakeClock } from '@warroom/shared/testing/fake-clock.ts'
import { Rng } from '@warroom/shared/testing/rng.ts'
import { randomIds } from '../../server/src/adapters/random-ids.ts'
import type { IncidentLog } from '../../server/src/ports/incident-log.ts'
import { IncidentRoomRegistry } from '../../server/src/rooms/incident-room-registry.ts'
import type { FirstWords } from '../../server/src/rooms/incident-rooms.ts'
import { StoryHand, type Wanted } from './story-hand.ts'
import type { Somebody } from './story-people.ts'

/** What every story is told with. */
export interface Theatre {
  readonly log: IncidentLog
  readonly people: ReadonlyMap<Somebody, Actor>
  /** What the company lets a commander do. */
  readonly authority: AuthorityCard
}

/** How an incident begins. */
export interface Opening extends Partial<FirstWords> {
  readonly title: string
  readonly severity: Declaration['severity']
  readonly by: Somebody
  readonly takeCommand?: boolean
  /** Minutes before the declaration at which the harm began, and was noticed. */
  readonly impactBefore?: number
  readonly detectedBefore?: number
}

const MINUTE = 60_000

/**
 * One incident, told minute by minute through the server's own rooms on a clock that the story moves. Minutes count from
 * the declaration and only go forward.
 */
export class IncidentStory {
  private readonly clock: FakeClock
  private readonly rooms: IncidentRoomRegistry
  private readonly theatre: Theatre
  private readonly hands = new Map<Somebody, StoryHand>()
  private readonly cards = new Map<string, string>()
  private readonly rng = new Rng(7)
  private readonly declaredAt: number
  private incidentId: IncidentId | null = null

  constructor(theatre: Theatre, declaredAt: number) {
    this.theatre = theatre
    this.declaredAt = declaredAt
    this.clock = new FakeClock(declaredAt)
    const broken = (facts: Readonly<Record<string, unknown>>, message: string): never => {
      throw new Error(message, { cause: facts.err })
    }
    this.rooms = new IncidentRoomRegistry({
      log: theatre.log,
      bus: silentBus('alone'),
      figures: NO_FIGURES,
      clock: this.clock,
      scheduler: this.clock,
      ids: randomIds,
      logger: { info: () => undefined, warn: broken, error: broken },
      person: async (id) => [...theatre.people.values()].find(({ personId }) => personId === id) ?? null,
      turn: async () => undefined,
    })
  }

  async declare(opening: Opening): Promise<void> {
    const before = (minutes: number | undefined) =>
      minutes === undefined ? null : this.declaredAt - minutes * MINUTE
    const declaration: Declaration = {
      title: opening.title,
      severity: opening.severity,
      authority: this.theatre.authority,
      takeCommand: opening.takeCommand ?? false,
      impactStartedAt: before(opening.impactBefore),
      detectedAt: before(opening.detectedBefore),
    }
    const words = { whatHappened: opening.whatHappened ?? '', impact: opening.impact ?? '' }
    const { id } = await this.rooms.declare(declaration, words, this.actor(opening.by))
    this.incidentId = id
  }

  /** At this minute, this person does that; whoever acts for the first time opens the board first. */
  async at(minute: number, who: Somebody, act: (hand: StoryHand) => void | Promise<void>): Promise<void> {
    this.moveTo(minute)
    const hand = await this.hand(who)
    await act(hand)
    await this.rooms.idle()
  }

  /** At this minute, this person sends that command. */
  async sends(minute: number, who: Somebody, wanted: Wanted): Promise<void> {
    await this.at(minute, who, (hand) => hand.command(wanted))
  }

  /** The id behind a short name, for commands that speak of a card. */
  id(card: string): string {
    const id = this.cards.get(card)
    if (id === undefined) throw new Error(`The story knows no card "${card}"`)
    return id
  }

  /** Of a person, for commands that speak of one. */
  person(who: Somebody): PersonId {
    return this.actor(who).personId
  }

  /** The id of the newest of its kind in the record, for commands that answer to one. */
  async newest(kind: 'roadblocks' | 'decisions' | 'questions' | 'callsForHelp'): Promise<string> {
    const state = this.incidentId && (await this.rooms.state(this.incidentId))
    const id = Object.keys(state?.record[kind] ?? {}).at(-1)
    if (id === undefined) throw new Error(`There are no ${kind}`)
    return id
  }

  async end(): Promise<void> {
    for (const hand of this.hands.values()) hand.leave()
    this.hands.clear()
    await this.rooms.close()
  }

  private moveTo(minute: number): void {
    const ahead = this.declaredAt + minute * MINUTE - this.clock.now()
    if (ahead < 0) throw new Error(`Minute ${minute} is over already`)
    this.clock.advance(ahead)
  }

  private async hand(who: Somebody): Promise<StoryHand> {
    const known = this.hands.get(who)
    if (known) return known
    if (!this.incidentId) throw new Error('Declare it first')
    const hand = new StoryHand({
      incidentId: this.incidentId,
      rooms: this.rooms,
      actor: this.actor(who),
      rng: this.rng,
      now: () => this.clock.now(),
      cards: this.cards,
      who: (name) => this.actor(name as Somebody),
    })
    this.hands.set(who, hand)
    return hand.enter()
  }

  private actor(who: Somebody): Actor {
    const actor = this.theatre.people.get(who)
    if (!actor) throw new Error(`Nobody is called ${who}`)
    return actor
  }
}
