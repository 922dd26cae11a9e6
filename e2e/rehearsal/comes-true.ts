const PATIENCE_MS = 30_000
const LOOK_EVERY_MS = 20

/** Resolves when it holds; throws, naming `what`, when it does not within half a minute. */
export async function comesTrue(what: string, holds: () => boolean): Promise<void> {
  for (const deadline = performance.now() + PATIENCE_MS; !holds(); ) {
    if (performance.now() > deadline) throw new Error(`Never came true: ${what}`)
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS))
  }
}
