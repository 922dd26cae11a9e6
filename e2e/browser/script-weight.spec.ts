/** What a browser has to read before it can show anything (DESIGN 6). */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { expect, test } from '@playwright/test'

const dist = join(import.meta.dirname, '../../client/dist')

interface Chunk {
  readonly file: string
  readonly imports?: readonly string[]
}

/** Bytes of script, compressed each by itself as they travel, of these chunks and all they import at once. */
function scriptWeight(roots: readonly string[]): number {
  const manifest: Readonly<Record<string, Chunk>> = JSON.parse(
    readFileSync(join(dist, '.vite/manifest.json'), 'utf8'),
  )
  const files = new Set<string>()
  const visit = (name: string): void => {
    const chunk = manifest[name]
    if (!chunk) throw new Error(`The build has no ${name}`)
    if (files.has(chunk.file)) return
    files.add(chunk.file)
    for (const imported of chunk.imports ?? []) visit(imported)
  }
  for (const root of roots) visit(root)
  return [...files].reduce((sum, file) => sum + gzipSync(readFileSync(join(dist, file))).length, 0)
}

test('[BROWSER24] the board’s script weighs at most 260 KB gzip before the first paint', () => {
  const weight = scriptWeight(['index.html', 'src/app/routes/board-route.tsx'])
  expect(weight).toBeGreaterThan(100_000)
  expect(weight).toBeLessThanOrEqual(260_000)
})
