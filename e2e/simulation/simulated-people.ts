import type { Actor } from '@warroom/shared/domain/actor.ts'
import { asPersonId } from '@warroom/shared/domain/ids.ts'

export const people: Actor[] = ['Alice', 'Bob', 'Carol', 'Dave'].map((name) => ({
  personId: asPersonId(name.toLowerCase()),
  name,
  accountRole: name === 'Dave' ? 'observer' : 'responder',
}))

/** What they come together for. */
export const DECLARATION = {
  title: 'Checkout fails',
  severity: 'sev2',
  impactStartedAt: null,
  detectedAt: null,
  takeCommand: false,
} as const
