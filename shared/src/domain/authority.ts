/** What the commander may do without asking anybody (FIELD 10: the authority of command is written down beforehand). */
export const AUTHORITIES = ['rollBack', 'failOver', 'spend', 'page', 'postPublicly'] as const
export type Authority = (typeof AUTHORITIES)[number]

export const AUTHORITY_LABEL: Readonly<Record<Authority, string>> = {
  rollBack: 'Roll back any change',
  failOver: 'Fail over to another site',
  spend: 'Spend money',
  page: 'Page anyone, at any hour',
  postPublicly: 'Tell the public',
}

export interface Grant {
  readonly granted: boolean
  /** Up to where: "up to 5,000 an hour", "with the press office"; may be empty. */
  readonly limit: string
}

export type AuthorityCard = Readonly<Record<Authority, Grant>>

/** Without a word of the workspace: what any commander needs so that nobody waits for a signature at night. */
export const USUAL_AUTHORITY: AuthorityCard = {
  rollBack: { granted: true, limit: '' },
  failOver: { granted: true, limit: '' },
  spend: { granted: false, limit: '' },
  page: { granted: true, limit: '' },
  postPublicly: { granted: false, limit: '' },
}
