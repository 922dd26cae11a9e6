import { IncidentStory, type Theatre } from './incident-story.ts'

const MINUTES_AGO = 11
const MINUTE = 60_000

/** A small one that has just begun, beside the large one: somebody took it, and little is known yet. */
export async function staleSuggestions(theatre: Theatre, now: number): Promise<void> {
  const story = new IncidentStory(theatre, now - MINUTES_AGO * MINUTE)
  await story.declare({
    title: 'Search suggestions are a day old',
    severity: 'sev3',
    by: 'tomas',
    whatHappened: 'Products that came in today do not show up while typing.',
  })
  await story.sends(4, 'ines', { type: 'takeCommand' })
  await story.at(6, 'ines', (ines) => ines.propose('job', 'Last night’s index run did not finish'))
  await story.at(8, 'ines', (ines) => {
    ines.action('logs', 'Read the log of last night’s run', {
      owner: 'ines',
      kind: 'investigate',
      about: 'job',
      minutes: 15,
    })
    ines.begin('logs')
  })
  await story.end()
}
