/** Why an update is not let in. */
export type GateFault =
  | 'size'
  | 'malformed'
  | 'structs'
  | 'skip'
  | 'clock'
  | 'advance'
  | 'client'
  /** Something under the server's own clientID that the server has not written. */
  | 'server'
  | 'content'
  | 'key'
  | 'root'
  | 'depth'
  | 'value'
  | 'deletions'
  | 'writers'
  /** The document has no place for more. */
  | 'full'
  | 'order'
  /** The update builds on something the server has not got yet: not a fault of the bytes, ask for a resync. */
  | 'gap'
