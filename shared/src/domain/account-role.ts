/** What an account may do in the workspace; duties inside one incident are `role.ts`. */
export const ACCOUNT_ROLES = ['admin', 'responder', 'observer'] as const
export type AccountRole = (typeof ACCOUNT_ROLES)[number]
