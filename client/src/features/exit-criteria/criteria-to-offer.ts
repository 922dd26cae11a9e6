/** What nearly every incident must be able to say before it is over (FIELD 3: state lingering data loss explicitly). */
export const FIRST_CRITERIA = [
  'Error rate normal for 30 minutes',
  'No data lost, or said so',
  'Customers told',
] as const

const same = (a: string, b: string): boolean => a.trim().toLowerCase() === b.trim().toLowerCase()

/** Those not added yet; none once somebody has written a criterion in their own words. */
export function criteriaToOffer(texts: readonly string[]): readonly string[] {
  const ownWords = texts.some((text) => !FIRST_CRITERIA.some((first) => same(text, first)))
  return ownWords ? [] : FIRST_CRITERIA.filter((first) => !texts.some((text) => same(text, first)))
}
