/** What an empty text says to somebody who only reads: it teaches nothing to write. */
export const NOTHING_YET = 'Nothing written yet'
