import type { AccountRole } from '@warroom/shared/domain/account-role.ts'

/** What an account may do, in one line each. */
export const ROLE_WORD: Readonly<Record<AccountRole, { readonly name: string; readonly may: string }>> = {
  admin: { name: 'Admin', may: 'Runs incidents, and brings people in.' },
  responder: { name: 'Responder', may: 'Declares incidents and works on them.' },
  observer: { name: 'Observer', may: 'Reads along, asks, and clears roadblocks.' },
}
