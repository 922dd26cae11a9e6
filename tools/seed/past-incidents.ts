// What Harbour has been through in the week before: short, different endings, enough to look things up in.
import type { Course } from './course.ts'
import { IncidentStory, type Theatre } from './incident-story.ts'
import { buildRunners, polishVat, priceImport, pushTwice, strangeSignIns } from './past-nuisances.ts'
import { loggedOut, loginCodes, missingImages } from './past-outages.ts'

const DAY = 86_400_000
const MINUTE = 60_000

/** The instant of `hh:mm` UTC, so many days before now. */
function daysAgo(now: number, days: number, time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number)
  return Math.floor(now / DAY) * DAY - days * DAY + (hours * 60 + minutes) * MINUTE
}

async function tell(theatre: Theatre, declaredAt: number, { opening, told }: Course): Promise<void> {
  const story = new IncidentStory(theatre, declaredAt)
  await story.declare(opening)
  await told(story)
  await story.end()
}

/** In the order in which they were declared, so that their keys count up with time. */
export async function pastIncidents(theatre: Theatre, now: number): Promise<void> {
  await tell(theatre, daysAgo(now, 6, '08:12'), loginCodes)
  await tell(theatre, daysAgo(now, 6, '13:40'), polishVat)
  await tell(theatre, daysAgo(now, 5, '10:05'), buildRunners)
  await tell(theatre, daysAgo(now, 4, '17:20'), loggedOut)
  await tell(theatre, daysAgo(now, 3, '09:31'), strangeSignIns)
  await tell(theatre, daysAgo(now, 3, '15:02'), pushTwice)
  await tell(theatre, daysAgo(now, 2, '11:47'), missingImages)
  await tell(theatre, daysAgo(now, 1, '04:22'), priceImport)
}
