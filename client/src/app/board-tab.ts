export const TABS = [
  { id: 'actions', label: 'Actions', anchor: 'actions-head' },
  { id: 'hypotheses', label: 'Hypotheses', anchor: 'hypotheses-head' },
  { id: 'comms', label: 'Comms', anchor: 'stakeholder-update' },
  { id: 'timeline', label: 'Timeline', anchor: 'timeline-head' },
  { id: 'people', label: 'People', anchor: 'roles-head' },
] as const
export type BoardTab = (typeof TABS)[number]['id']

/** On which tab of the phone an anchor lies. */
export function tabOf(anchor: string): BoardTab {
  if (isWithPeople(anchor)) return 'people'
  if (/^(hyp-|hypotheses-|situation|catch-up)/.test(anchor)) return 'hypotheses'
  if (/^(stakeholder-update|merged)/.test(anchor)) return 'comms'
  return anchor.startsWith('timeline') ? 'timeline' : 'actions'
}

/** Whether an anchor lies in the column of people and help, a drawer where the screen is narrow. */
export const isWithPeople = (anchor: string): boolean =>
  /^(role|roadblock|call|decision|question|concern|thanks|authority)/.test(anchor)
