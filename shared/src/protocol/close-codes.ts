/**
 * Why the sync socket was closed. y-websocket 3.1 treats 4400–4499 as terminal and retries everything else, so a
 * temporary reason must never be a 44xx.
 */
export const CLOSE_CODES = {
  badMessage: 4400,
  sessionEnded: 4401,
  noAccess: 4403,
  unknownIncident: 4404,
  tooBig: 4413,
  clientTooOld: 4426,
  storageUnavailable: 4503,
  tooSlow: 4508,
  tooManyMessages: 4529,
  restarting: 1012,
} as const
export type CloseReason = keyof typeof CLOSE_CODES

/** Shown to people; says what to do. */
export const CLOSE_SENTENCE: Readonly<Record<CloseReason, string>> = {
  badMessage: 'The server did not accept an edit from this screen. Your text is kept as a draft.',
  sessionEnded: 'You were signed out. Sign in again to go on.',
  noAccess: 'You no longer have access to this incident.',
  unknownIncident: 'This incident does not exist.',
  tooBig: 'An edit is too large for the room. Shorten it.',
  clientTooOld: 'This screen runs an older version. Reload; your edits are kept.',
  storageUnavailable: 'The server cannot save right now. Your edits stay on this device until it can.',
  tooSlow: 'The connection was too slow and is being renewed.',
  tooManyMessages: 'Too many edits at once. Reconnecting.',
  restarting: 'The server is restarting. Reconnecting.',
}

export const closeReasonOf = (code: number): CloseReason | null =>
  (Object.keys(CLOSE_CODES) as CloseReason[]).find((reason) => CLOSE_CODES[reason] === code) ?? null
