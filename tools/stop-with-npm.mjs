const LOOK_EVERY_MS = 250

/**
 * Stops this process, cleanly, once the npm that started it is gone: a killed npm tells nobody, and a server that lives
 * on unseen would hold its port and its data. Does nothing when it was not npm that started us.
 */
export function stopWithNpm() {
  if (process.env.npm_lifecycle_event === undefined) return
  const parent = process.ppid
  setInterval(() => {
    if (process.ppid !== parent) process.kill(process.pid, 'SIGTERM')
  }, LOOK_EVERY_MS).unref()
}
