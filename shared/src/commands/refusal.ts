/** Why the server said no: a closed set of codes, and the sentence shown to people. */
export const REFUSAL_CODES = [
  'forbidden',
  'notFound',
  'invalid',
  'unknownPerson',
  'personMayNot',
  'illegalStep',
  'reasonRequired',
  'roleTaken',
  'notHolder',
  'nothingOffered',
  'alreadyCleared',
  'alreadyClosed',
  'alreadyAnswered',
  'unavailable',
] as const
export type RefusalCode = (typeof REFUSAL_CODES)[number]

export interface Refusal {
  readonly code: RefusalCode
  /** A whole sentence: what happened and what to do. */
  readonly message: string
  /** With `roleTaken`: who holds it and since when (milliseconds since the epoch). */
  readonly holder?: string | null
  readonly holderName?: string
  readonly since?: number
  /** With `illegalStep`: where one may go from here. */
  readonly legal?: readonly string[]
}

/** What a command was answered with; stored, so that a repeated command gets the same answer. */
export type CommandResult =
  | { readonly ok: true; readonly seq: number }
  | { readonly ok: false; readonly refusal: Refusal }

/** HTTP status of a refusal (DESIGN 2). */
export const REFUSAL_STATUS: Readonly<Record<RefusalCode, number>> = {
  forbidden: 403,
  notFound: 404,
  invalid: 422,
  unknownPerson: 422,
  personMayNot: 422,
  illegalStep: 409,
  reasonRequired: 422,
  roleTaken: 409,
  notHolder: 409,
  nothingOffered: 409,
  alreadyCleared: 409,
  alreadyClosed: 409,
  alreadyAnswered: 409,
  unavailable: 503,
}
