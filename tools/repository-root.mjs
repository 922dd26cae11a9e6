import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'

/** Where the repository is, so that every tool works from any folder. */
export const repositoryRoot = dirname(dirname(fileURLToPath(import.meta.url)))
