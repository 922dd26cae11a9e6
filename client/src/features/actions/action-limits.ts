/** Two lines at most: longer text belongs into notes. */
export const ACTION_TITLE_LENGTH = 200
