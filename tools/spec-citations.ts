/** A file as the check sees it. */
export interface SourceText {
  readonly path: string
  readonly text: string
}

const RULE = /^- \*\*([A-Z][A-Z0-9]*\d[a-z]?)\*\*/gm
// Citations open a title: a quote, rules in brackets, and a sentence. `list[X1]` or a comment about a rule is none.
const RULE_ID = /[A-Z][A-Z0-9]*\d[a-z]?/g
const CITATIONS = /['"`]((?:\[[A-Z][A-Z0-9]*\d[a-z]?(?:\s*,\s*[A-Z][A-Z0-9]*\d[a-z]?)*\]\s+)+)\S/g

/** What is wrong between the rules that SPEC.md files state and the tests that cite them, one sentence each. */
export function citationFaults(specs: readonly SourceText[], tests: readonly SourceText[]): string[] {
  const faults: string[] = []
  const stated = new Map<string, string>()
  for (const { path, text } of specs) {
    const rules = [...text.matchAll(RULE)].map(([, rule = '']) => rule)
    if (rules.length === 0) faults.push(`${path} states no rule`)
    for (const rule of rules) {
      const first = stated.get(rule)
      if (first !== undefined) faults.push(`${rule} is stated twice: in ${first} and in ${path}`)
      stated.set(rule, path)
    }
  }
  const cited = new Set<string>()
  for (const { path, text } of tests) {
    for (const rule of citedRules(text)) {
      cited.add(rule)
      if (!stated.has(rule)) faults.push(`${path} cites ${rule}, which no SPEC.md states`)
    }
  }
  for (const [rule, path] of stated) {
    if (!cited.has(rule)) faults.push(`${rule} (${path}) is cited by no test`)
  }
  return faults
}

function citedRules(text: string): string[] {
  const openings = [...text.matchAll(CITATIONS)].map(([, brackets = '']) => brackets)
  return [...new Set(openings.flatMap((brackets) => brackets.match(RULE_ID) ?? []))]
}
