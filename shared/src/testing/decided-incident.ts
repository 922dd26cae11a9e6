/** Deciding and applying in tests: commands as callers write them, a record as it stands after them. */
import * as Y from 'yjs'
import { type CommandInput, commandSchema } from '../commands/command.ts'
import { decide } from '../commands/decide.ts'
import type { Decision } from '../commands/decision.ts'
import { declareIncident } from '../commands/declare-incident.ts'
import type { DomainEvent } from '../commands/domain-event.ts'
import { applyEvent, welcome } from '../document/apply-event.ts'
import { readRecord } from '../document/read-record.ts'
import { openRecord, type RecordDocument } from '../document/record-document.ts'
import type { Actor } from '../domain/actor.ts'
import type { IncidentRecord } from '../domain/incident-record.ts'
import { ALICE, BOB, CAROL, DAVE, DECLARED_AT } from './incident-builders.ts'
import { SequentialIds } from './sequential-ids.ts'

export const alice: Actor = { personId: ALICE, name: 'Alice Ames', accountRole: 'responder' }
export const bob: Actor = { personId: BOB, name: 'Bob Berg', accountRole: 'responder' }
export const carol: Actor = { personId: CAROL, name: 'Carol', accountRole: 'admin' }
export const dave: Actor = { personId: DAVE, name: 'Dave Dorn', accountRole: 'observer' }
const PEOPLE = new Map([alice, bob, carol, dave].map((person) => [person.personId as string, person]))

type Wanted = CommandInput extends infer Arm ? (Arm extends { id: string } ? Omit<Arm, 'id'> : never) : never

/** A declared incident that commands are decided against and applied to, one after the other. */
export class DecidedIncident {
  readonly document: RecordDocument = openRecord(new Y.Doc())
  now = DECLARED_AT
  private readonly ids = new SequentialIds('id')

  constructor({ takeCommand = false, severity = 'sev1' as IncidentRecord['incident']['severity'] } = {}) {
    const declaration = {
      title: 'Checkout errors in EU',
      severity,
      impactStartedAt: null,
      detectedAt: null,
      takeCommand,
    }
    for (const person of PEOPLE.values()) welcome(this.document, person, this.now)
    for (const event of declareIncident(declaration, 'INC-7', alice, this.now)) this.apply(event, alice)
  }

  get record(): IncidentRecord {
    return readRecord(this.document)
  }

  /** What would be answered; changes nothing. */
  ask(actor: Actor, wanted: Wanted): Decision {
    const command = commandSchema.parse({ id: 'command-1', ...wanted })
    const personId =
      'personId' in command ? command.personId : 'toPersonId' in command ? command.toPersonId : ''
    return decide(this.record, command, actor, {
      now: this.now,
      named: PEOPLE.get(personId) ?? null,
      ids: this.ids,
    })
  }

  /** Decides and, if allowed, applies. */
  send(actor: Actor, wanted: Wanted): Decision {
    const decision = this.ask(actor, wanted)
    if (decision.ok) for (const event of decision.events) this.apply(event, actor)
    return decision
  }

  /** Sends what must be allowed for the test to go on. */
  must(actor: Actor, wanted: Wanted): void {
    const decision = this.send(actor, wanted)
    if (!decision.ok) throw new Error(decision.refusal.message)
  }

  /** What came about by itself is applied as the server does. */
  apply(event: DomainEvent | undefined, actor: Actor): void {
    if (!event) throw new Error('Nothing came about')
    applyEvent(this.document, event, { actor, at: this.now, entryId: this.ids.next() })
  }
}

/** The refusal's code, or `null` when it was allowed. */
export const refusalOf = (decision: Decision): string | null => (decision.ok ? null : decision.refusal.code)
/** What was decided, by type. */
export const eventsOf = (decision: Decision): string[] =>
  decision.ok ? decision.events.map(({ type }) => type) : []
