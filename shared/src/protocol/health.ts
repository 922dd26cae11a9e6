/** What an instance says of itself to its operators: `GET /api/v1/health`, and the page that shows it. */
import * as z from 'zod/mini'

const count = z.int().check(z.nonnegative())
const share = z.number()

const roomSchema = z.object({
  incidentId: z.string(),
  key: z.string(),
  title: z.string(),
  /** Sync connections, over both documents. */
  connections: count,
  seq: count,
  /** Pieces of work that have arrived and are not yet decided. */
  waiting: count,
  /** Of its larger document, about. */
  bytes: count,
  /** Most log rows of a document since its checkpoint. */
  tail: count,
})
export type RoomHealth = z.infer<typeof roomSchema>

export const healthSchema = z.object({
  version: z.string(),
  /** Milliseconds since the process began. */
  upMs: z.number(),
  instances: z.object({
    /** `alone`: there can be no other. `apart`: there may be others, and word of them does not get through. */
    reach: z.enum(['alone', 'together', 'apart']),
    /** How long ago each was heard, in milliseconds. */
    others: z.array(z.object({ id: z.string(), silentMs: z.number() })),
  }),
  storage: z.object({ failing: z.boolean(), freeBytes: z.nullable(z.number()) }),
  load: z.object({
    overload: z.nullable(z.enum(['busy', 'memory'])),
    /** Share of time the event loop had something to do lately, 0 to 1. */
    busyShare: share,
    /** The longest the event loop was held up, of 99 in 100 times, in the last minute; milliseconds. */
    lagP99Ms: z.number(),
    /** How long rooms rest between commits; 0 on a quiet server. */
    restMs: z.number(),
    heapBytes: count,
    heapLimitBytes: count,
    residentBytes: count,
  }),
  sockets: z.object({
    sync: count,
    commands: count,
    walls: count,
    /** Waiting to be sent, over all sync connections. */
    bufferedBytes: count,
  }),
  /** Those with most connections first. */
  rooms: z.array(roomSchema),
})
export type Health = z.infer<typeof healthSchema>
