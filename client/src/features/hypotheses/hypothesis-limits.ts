/** Two lines at most: what it rests on is evidence. */
export const STATEMENT_LENGTH = 200
export const LINK_LENGTH = 2000
