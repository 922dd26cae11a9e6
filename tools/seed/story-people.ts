import type { AccountRole } from '@warroom/shared/domain/account-role.ts'

/** The people of Harbour, an online grocer, as far as they deal with incidents. */
const CAST = {
  priya: ['Priya Nair', 'admin'],
  mo: ['Mo Okafor', 'responder'],
  mara: ['Mara Lindqvist', 'responder'],
  jonas: ['Jonas Weber', 'responder'],
  aiko: ['Aiko Tanaka', 'responder'],
  tomas: ['Tomás Ferreira', 'responder'],
  lena: ['Lena Kowalska', 'responder'],
  sam: ['Sam Whitfield', 'responder'],
  ines: ['Inês Duarte', 'responder'],
  ravi: ['Ravi Menon', 'responder'],
  claire: ['Claire Dubois', 'observer'],
  oskar: ['Oskar Holm', 'observer'],
} as const satisfies Readonly<Record<string, readonly [name: string, accountRole: AccountRole]>>

export type Somebody = keyof typeof CAST

/** Everybody, in the order in which they joined the workspace. */
export const STORY_PEOPLE = (Object.keys(CAST) as Somebody[]).map((key) => {
  const [name, accountRole] = CAST[key]
  return { key, name, accountRole: accountRole as AccountRole }
})
