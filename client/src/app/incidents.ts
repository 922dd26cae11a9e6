import { LiveIncidents } from './live-incidents.ts'

/** The one list of this page: going from the list to a form and back keeps its line and its rows. */
export const liveIncidents = new LiveIncidents()
