// Reads the runners' own reports. A test file that could not even be loaded has no tests in it and still failed.

/** @typedef {{ passed: number, failed: number }} Tally */

/**
 * @param {any} report what vitest's JSON reporter wrote
 * @returns {Tally}
 */
export function vitestTally(report) {
  const unloaded = report.testResults.filter(
    (/** @type {any} */ file) =>
      file.status === 'failed' &&
      !file.assertionResults.some((/** @type {any} */ test) => test.status === 'failed'),
  )
  return { passed: report.numPassedTests, failed: report.numFailedTests + unloaded.length }
}

/**
 * @param {any} report what Playwright's JSON reporter wrote; a flaky test is a failed one
 * @returns {Tally}
 */
export function playwrightTally(report) {
  const { expected, unexpected, flaky } = report.stats
  return { passed: expected, failed: unexpected + flaky + report.errors.length }
}
