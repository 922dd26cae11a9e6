import type { IncidentStory, Opening } from './incident-story.ts'
import type { Somebody } from './story-people.ts'

/** How one incident of the past began, and went. */
export interface Course {
  readonly opening: Opening
  readonly told: (story: IncidentStory) => Promise<void>
}

/** The end that most incidents have. */
export async function closes(
  story: IncidentStory,
  who: Somebody,
  minutes: { monitoring: number; resolved: number; closed?: number },
) {
  await story.sends(minutes.monitoring, who, { type: 'changeStatus', status: 'monitoring' })
  await story.sends(minutes.resolved, who, { type: 'changeStatus', status: 'resolved' })
  if (minutes.closed !== undefined)
    await story.sends(minutes.closed, who, { type: 'changeStatus', status: 'closed' })
}
