/** The first checks of nearly every incident, offered while nobody has an idea of their own yet. */
export const FIRST_QUESTIONS = [
  'Recent deploy?',
  'Flag or config change?',
  'Dependency or infrastructure?',
  'Traffic?',
  'Certificate or expiry?',
  'Data or migration?',
] as const

const same = (a: string, b: string): boolean => a.trim().toLowerCase() === b.trim().toLowerCase()

/** Those not asked yet; none once somebody has written a hypothesis in their own words. */
export function questionsToOffer(statements: readonly string[]): readonly string[] {
  const ownWords = statements.some((s) => !FIRST_QUESTIONS.some((question) => same(s, question)))
  if (ownWords) return []
  return FIRST_QUESTIONS.filter((question) => !statements.some((s) => same(s, question)))
}
