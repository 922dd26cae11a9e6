import { randomBytes } from 'node:crypto'
import type { IdSource } from '@warroom/shared/ports/id-source.ts'

/** 128 random bits as 32 hex digits: URL-safe, and alike on file systems and tools that ignore case. */
export const randomIds: IdSource = { next: () => randomBytes(16).toString('hex') }
