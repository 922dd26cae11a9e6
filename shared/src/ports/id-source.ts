/** Where ids come from. Random in production (128 bit, URL-safe), counted in tests and simulations. */
export interface IdSource {
  next(): string
}
