import * as z from 'zod/mini'

const words = { id: z.string(), title: z.string(), steps: z.array(z.string()) }

/** What `/api/v1/runbooks` answers. */
export const runbooksSchema = z.object({
  runbooks: z.array(
    z.object({
      ...words,
      revision: z.number(),
      changedAt: z.number(),
      proposals: z.array(
        z.object({ ...words, incidentKey: z.nullable(z.string()), byName: z.string(), at: z.number() }),
      ),
    }),
  ),
})
