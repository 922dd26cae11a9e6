import type { Actor } from '@warroom/shared/domain/actor.ts'
import { asPersonId } from '@warroom/shared/domain/ids.ts'
import { randomIds } from '../../server/src/adapters/random-ids.ts'
import { Invitations } from '../../server/src/identity/invitations.ts'
import type { IdentityStore } from '../../server/src/ports/identity-store.ts'
import type { IncidentIndex } from '../../server/src/ports/incident-index.ts'
import type { IncidentLog } from '../../server/src/ports/incident-log.ts'
import { checkoutErrors } from './checkout-errors.ts'
import { pastIncidents } from './past-incidents.ts'
import { staleSuggestions } from './stale-suggestions.ts'
import { type Somebody, STORY_PEOPLE } from './story-people.ts'

/** Where a seeded workspace is kept. */
export interface SeedStores {
  readonly log: IncidentLog
  readonly index: IncidentIndex
  readonly identity: IdentityStore
}

const WEEK_MS = 7 * 86_400_000

/** Whether anybody or anything is there already. */
export async function isEmpty({ index, identity }: SeedStores): Promise<boolean> {
  const { incidents } = await index.list({ limit: 1 })
  return incidents.length === 0 && (await identity.people()).length === 0
}

/**
 * Adds a company's week to a workspace and never changes what is there. Returns the secret of a single-use link that
 * brings one more admin in.
 */
export async function seedWorkspace({ log, identity }: SeedStores, now: number): Promise<string> {
  const people = new Map<Somebody, Actor>()
  for (const { key, name, accountRole } of STORY_PEOPLE) {
    const actor: Actor = { personId: asPersonId(randomIds.next()), name, accountRole }
    await identity.addPerson({ ...actor, createdAt: now - WEEK_MS })
    people.set(key, actor)
  }
  const theatre = { log, people }
  await pastIncidents(theatre, now)
  await checkoutErrors(theatre, now)
  await staleSuggestions(theatre, now)
  const priya = people.get('priya')
  if (!priya) throw new Error('Priya is missing from the story')
  const invitations = new Invitations(identity, { clock: { now: () => now }, ids: randomIds })
  return (await invitations.invite('admin', priya.personId)).secret
}
