import { expect, test } from 'vitest'
import { citationFaults } from './spec-citations.ts'

const spec = (text: string) => [{ path: 'shared/SPEC.md', text }]
const tests = (text: string) => [{ path: 'a.test.ts', text }]
// Put together here so that this file does not itself cite the rules it makes up.
const cite = (rule: string) => `[${rule}]`

test('[SPEC1] a rule without a test is named, a cited one is not', () => {
  const rules = spec('## Roles\n- **ROLE1** One.\n- **ROLE2** Two.\n')
  expect(citationFaults(rules, tests(`test('${cite('ROLE1')} one', () => {})`))).toEqual([
    'ROLE2 (shared/SPEC.md) is cited by no test',
  ])
})

test('[SPEC1] each of several rules in one title counts, also with test.each and templates', () => {
  const rules = spec('- **ROLE1** One.\n- **ROLE2** Two.\n- **ROLE3** Three.\n- **INC1a** Four.\n')
  const text = [
    `test('${cite('ROLE1')} ${cite('ROLE2')} one and two', () => {})`,
    `test("${cite('ROLE1, ROLE2')} one and two", () => {})`,
    `test.each([1, 2])('${cite('ROLE3')} three of %s', () => {})`,
    `for (const x of xs) test(\`${cite('INC1a')} four of \${x}\`, () => {})`,
  ].join('\n')
  expect(citationFaults(rules, tests(text))).toEqual([])
})

test('[SPEC1] a rule mentioned in a comment or a body is not cited', () => {
  const text = `// ${cite('ROLE1')}\ntest('something else', () => { expect(x).toBe('${cite('ROLE1')}') })`
  expect(citationFaults(spec('- **ROLE1** One.\n'), tests(text))).toHaveLength(1)
})

test('[SPEC2] a citation of nothing is named with its file', () => {
  const text = `test('${cite('ROLE1')} one', () => {})\ntest('${cite('ROLE9')} nine', () => {})`
  expect(citationFaults(spec('- **ROLE1** One.\n'), tests(text))).toEqual([
    'a.test.ts cites ROLE9, which no SPEC.md states',
  ])
})

test('[SPEC3] a rule stated twice is named with both places', () => {
  const specs = [...spec('- **ROLE1** One.\n'), { path: 'server/SPEC.md', text: '- **ROLE1** Another.\n' }]
  expect(citationFaults(specs, tests(`test('${cite('ROLE1')} one', () => {})`))).toEqual([
    'ROLE1 is stated twice: in shared/SPEC.md and in server/SPEC.md',
  ])
})

test('[SPEC4] a SPEC.md without a rule is named', () => {
  expect(citationFaults(spec('# Nothing yet\n'), [])).toEqual(['shared/SPEC.md states no rule'])
})
