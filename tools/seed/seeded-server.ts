import { systemClock } from '../../server/src/adapters/system-clock.ts'
import { startThrowawayServer, type ThrowawayServer } from '../throwaway-server.ts'
import { seedWorkspace } from './seed-workspace.ts'

/** The seeded workspace on a real server, with a way in as anybody of the story. */
export interface SeededServer extends ThrowawayServer {
  /** The newest incident with this title. */
  incident(title: string): Promise<string>
}

export async function startSeededServer(): Promise<SeededServer> {
  const server = await startThrowawayServer({
    times: systemClock,
    fill: (stores) => seedWorkspace(stores, Date.now()),
  })
  return {
    ...server,
    incident: async (title) => {
      const { incidents } = await server.index.list({ limit: 50 })
      const found = incidents.find((incident) => incident.title === title)
      if (!found) throw new Error(`No incident is called ${title}`)
      return found.id
    },
  }
}
