import { runPinned } from './package-bin.mjs'

/**
 * Everything that is wrong without running a test. `npm run check` shows each; `npm test` counts each as one.
 * @type {readonly { name: string, run: () => Promise<{ code: number }> }[]}
 */
export const checkSteps = [
  { name: 'format and lint (biome)', run: () => runPinned('biome', ['check', '.']) },
  { name: 'types of shared (tsc)', run: () => runPinned('tsc', ['-p', 'shared']) },
  { name: 'types of server, e2e and tools (tsc)', run: () => runPinned('tsc', ['-p', '.']) },
  { name: 'types of client (tsc)', run: () => runPinned('tsc', ['-p', 'client']) },
  {
    name: 'who may import whom (dependency-cruiser)',
    run: () => runPinned('tools/check-dependencies.ts', []),
  },
  { name: 'nothing unused (knip)', run: () => runPinned('knip', ['--no-progress']) },
  {
    name: 'every rule has a test (spec citations)',
    run: () => runPinned('tools/check-spec-citations.ts', []),
  },
]
