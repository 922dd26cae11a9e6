/**
 * What all lines of one person together may ask of this server. Each line has bounds of its own; without these, opening
 * another line, or the same one again and again, would be a way around them. Generous on purpose: twenty tabs that all
 * come back at once, and type, stay far below.
 */
import { type Actor, AUTOMATION } from '@warroom/shared/domain/actor.ts'
import type { PersonId } from '@warroom/shared/domain/ids.ts'
import { TokenBucket } from './token-bucket.ts'

export interface Budget {
  /** Another socket. */
  connect(now: number): boolean
  /** A frame that is no cursor. */
  frame(bytes: number, now: number): boolean
  /** To be told everything one lacks, or everybody's cursors: a few bytes that may cost megabytes. */
  question(now: number): boolean
  /** What answers to questions came to. */
  answered(bytes: number, now: number): void
  /** A call over Socket.IO. */
  call(now: number): boolean
  /** A call that is a command: each is a commit of its own. */
  command(now: number): boolean
}

const MIB = 1024 * 1024

export class PersonBudget implements Budget {
  private readonly connects: TokenBucket
  private readonly frames: TokenBucket
  private readonly bytes: TokenBucket
  private readonly questions: TokenBucket
  private readonly answerBytes: TokenBucket
  private readonly calls: TokenBucket
  private readonly commands: TokenBucket

  constructor(now: number) {
    this.connects = new TokenBucket(20, 300, now)
    this.frames = new TokenBucket(400, 4_000, now)
    this.bytes = new TokenBucket(2 * MIB, 32 * MIB, now)
    this.questions = new TokenBucket(4, 300, now)
    this.answerBytes = new TokenBucket(4 * MIB, 64 * MIB, now)
    this.calls = new TokenBucket(200, 2_000, now)
    this.commands = new TokenBucket(20, 100, now)
  }

  connect(now: number): boolean {
    return this.connects.take(1, now)
  }

  frame(bytes: number, now: number): boolean {
    return this.frames.take(1, now) && this.bytes.take(bytes, now)
  }

  /** How long an answer is, is known when it is given: whoever owes for earlier ones asks later. */
  question(now: number): boolean {
    return this.answerBytes.take(0, now) && this.questions.take(1, now)
  }

  answered(bytes: number, now: number): void {
    this.answerBytes.owe(bytes, now)
  }

  call(now: number): boolean {
    return this.calls.take(1, now)
  }

  command(now: number): boolean {
    return this.commands.take(1, now)
  }
}

/** For who holds the key to the whole server anyway. */
export const UNLIMITED: Budget = {
  connect: () => true,
  frame: () => true,
  question: () => true,
  answered: () => undefined,
  call: () => true,
  command: () => true,
}

/** Kept for good, or hanging up would empty the bill: one for each account at most. */
export class PersonBudgets {
  private readonly budgets = new Map<PersonId, PersonBudget>()

  of({ personId }: Actor, now: number): Budget {
    if (personId === AUTOMATION.personId) return UNLIMITED
    const known = this.budgets.get(personId)
    if (known) return known
    const budget = new PersonBudget(now)
    this.budgets.set(personId, budget)
    return budget
  }
}
