/** Duties in an incident (FIELD 1). A role is held by at most one person at a time. */
export const ROLES = ['commander', 'deputy', 'operations', 'scribe', 'communications', 'planning'] as const
export type RoleId = (typeof ROLES)[number]

export interface RoleDuty {
  readonly label: string
  /** Printed on the duty card; short enough to read under stress. */
  readonly duties: readonly string[]
}

export const ROLE_DUTY: Readonly<Record<RoleId, RoleDuty>> = {
  commander: {
    label: 'Commander',
    duties: [
      'Holds the whole picture: what is happening and what happens next.',
      'Decides; delegates every repair and repairs nothing alone.',
      'Names a person and minutes for each task, and comes back to it.',
      'Clears roadblocks and approves what is told outside.',
      'Holds every role that nobody has taken.',
    ],
  },
  deputy: {
    label: 'Deputy',
    duties: [
      'Ready to take command at once.',
      'Keeps the clocks: time-boxes, next update.',
      'Spots gaps in the roll call.',
    ],
  },
  operations: {
    label: 'Operations',
    duties: [
      'Leads the only group that changes the system.',
      'Says what will be done before it is done.',
      'Reports condition, actions, needs.',
    ],
  },
  scribe: {
    label: 'Scribe',
    duties: ['Notes key actions as they happen.', 'Marks moments worth reviewing later.'],
  },
  communications: {
    label: 'Communications',
    duties: [
      'Drafts stakeholder updates; the commander approves.',
      'Keeps the promised next-update time.',
      'Brings questions from outside to the commander.',
    ],
  },
  planning: {
    label: 'Planning',
    duties: [
      'Looks after handovers, food and rest.',
      'Tracks what must be reverted later.',
      'Files the bugs that turn up.',
    ],
  },
}

/** Only the commander is mandatory (FIELD 1). */
export const isMandatory = (role: RoleId): boolean => role === 'commander'
