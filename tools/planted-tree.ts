import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { repositoryRoot } from './repository-root.mjs'

/** A repository in miniature, with our own configuration and whatever files a test plants. */
export interface PlantedTree {
  readonly root: string
  [Symbol.dispose](): void
}

const CONFIGURATION = [
  '.dependency-cruiser.cjs',
  'biome.json',
  'tsconfig.base.json',
  'client/tsconfig.json',
  'shared/package.json',
  'tools/no-math-random.grit',
]

/** Packages that planted files import: empty ones, so that what is resolved lies inside the tree. */
const PACKAGES = ['yjs', 'zod', 'express', 'react', 'socket.io-client']

/** Makes the tree in the system's folder for temporary files; disposing of it removes it. */
export function plantTree(files: Readonly<Record<string, string>>): PlantedTree {
  const root = mkdtempSync(join(tmpdir(), 'warroom-house-'))
  for (const path of CONFIGURATION) cpSync(join(repositoryRoot, path), join(root, path))
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true })
    writeFileSync(join(root, path), text)
  }
  for (const name of PACKAGES) {
    const folder = join(root, 'node_modules', name)
    mkdirSync(folder, { recursive: true })
    writeFileSync(join(folder, 'package.json'), JSON.stringify({ name, version: '1.0.0', main: 'main.js' }))
    writeFileSync(join(folder, 'main.js'), 'export const planted = 1\n')
  }
  mkdirSync(join(root, 'node_modules', '@warroom'))
  symlinkSync(join(root, 'shared'), join(root, 'node_modules', '@warroom', 'shared'), 'junction')
  return { root, [Symbol.dispose]: () => rmSync(root, { recursive: true, force: true }) }
}
