/**
 * The one place where commands are allowed or refused. Invariants:
 * 1. Permission is asked first: a person who may not do it learns nothing about the state.
 * 2. The record is the only state read; two commands are decided one after the other against it.
 * 3. A refusal changes nothing.
 */
import type { Actor } from '../domain/actor.ts'
import type { IncidentRecord } from '../domain/incident-record.ts'
import { authorize } from '../domain/permission.ts'
import type { Command } from './command.ts'
import { type Decision, type DecisionContext, refuse } from './decision.ts'
import { changeSeverity, changeStatus, correctIncident, noteTimeline } from './incident-decisions.ts'
import { closeDecision, objectToDecision, proposeDecision } from './proposal-decisions.ts'
import { clearRoadblock, raiseRoadblock, takeRoadblock } from './roadblock-decisions.ts'
import {
  acceptHandover,
  assignRole,
  assumeRole,
  declineHandover,
  offerHandover,
  renounceRole,
  takeCommand,
} from './role-decisions.ts'
import {
  acknowledgeConcern,
  answerQuestion,
  askQuestion,
  changeAuthority,
  clearStuck,
  offerHelp,
  raiseConcern,
  signalStuck,
  thank,
} from './support-decisions.ts'
import { publishUpdate } from './update-decisions.ts'

export function decide(
  record: IncidentRecord,
  command: Command,
  actor: Actor,
  context: DecisionContext,
): Decision {
  const permission = authorize(actor, `command:${command.type}`, { kind: 'incident' })
  if (!permission.allowed) return refuse('forbidden', permission.why)
  switch (command.type) {
    case 'changeSeverity':
      return changeSeverity(record, command, context)
    case 'changeStatus':
      return changeStatus(record, command, context)
    case 'correctIncident':
      return correctIncident(record, command, context)
    case 'noteTimeline':
      return noteTimeline(command, context)
    case 'assumeRole':
      return assumeRole(record, command, actor)
    case 'renounceRole':
      return renounceRole(record, command, actor)
    case 'assignRole':
      return assignRole(record, command, actor, context)
    case 'offerHandover':
      return offerHandover(record, command, actor, context)
    case 'acceptHandover':
      return acceptHandover(record, command, actor)
    case 'declineHandover':
      return declineHandover(record, command, actor)
    case 'takeCommand':
      return takeCommand(record, command, actor)
    case 'raiseRoadblock':
      return raiseRoadblock(record, command, context)
    case 'takeRoadblock':
      return takeRoadblock(record, command)
    case 'clearRoadblock':
      return clearRoadblock(record, command)
    case 'publishUpdate':
      return publishUpdate(record, command, context)
    case 'proposeDecision':
      return proposeDecision(record, command, context)
    case 'objectToDecision':
      return objectToDecision(record, command, context)
    case 'closeDecision':
      return closeDecision(record, command, actor, context)
    case 'askQuestion':
      return askQuestion(record, command, context)
    case 'answerQuestion':
      return answerQuestion(record, command)
    case 'signalStuck':
      return signalStuck(record, command, actor, context)
    case 'offerHelp':
      return offerHelp(record, command, actor)
    case 'clearStuck':
      return clearStuck(record, command, actor)
    case 'raiseConcern':
      return raiseConcern(record, command, context)
    case 'acknowledgeConcern':
      return acknowledgeConcern(record, command)
    case 'thank':
      return thank(record, command, actor)
    case 'changeAuthority':
      return changeAuthority(record, command, actor)
  }
}

/** The person a command names, for the caller to look up before deciding. */
export function namedPerson(command: Command): string | null {
  if (command.type === 'assignRole') return command.personId
  if (command.type === 'offerHandover') return command.toPersonId
  return null
}
