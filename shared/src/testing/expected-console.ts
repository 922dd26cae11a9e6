/**
 * What a test declares before the code under test writes to the console. Anything undeclared fails the test
 * (tools/vitest-setup.ts), and so does a declaration that nothing fulfilled.
 */
const expected: RegExp[] = []

/** Declares that this test makes the console say (error or warn) something that matches. */
export function expectConsole(pattern: RegExp): void {
  expected.push(pattern)
}

/** Hands over and forgets what was declared; called once after every test. */
export function takeExpectedConsole(): readonly RegExp[] {
  return expected.splice(0)
}
