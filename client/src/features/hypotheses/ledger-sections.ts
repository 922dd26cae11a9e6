import type { Hypothesis } from '@warroom/shared/domain/hypothesis.ts'

/** The ledger: what is open above, what was ruled out or parked below. Nothing ever leaves it. */
export const LEDGER_SECTIONS = ['open', 'ruledOut', 'parked'] as const
export type LedgerSection = (typeof LEDGER_SECTIONS)[number]

export const sectionOf = ({ status }: Pick<Hypothesis, 'status'>): LedgerSection =>
  status === 'ruledOut' || status === 'parked' ? status : 'open'

export function ledgerSections(
  hypotheses: readonly Hypothesis[],
): Readonly<Record<LedgerSection, readonly string[]>> {
  const idsIn = (section: LedgerSection) =>
    hypotheses.filter((h) => sectionOf(h) === section).map(({ id }) => id)
  return { open: idsIn('open'), ruledOut: idsIn('ruledOut'), parked: idsIn('parked') }
}
