import type { Refusal } from '@warroom/shared/commands/refusal.ts'
import { momentText } from '../../ui/instant-text.ts'

/** A claim lost within this time was a race; longer ago the role simply was not free. */
const RACE_MS = 10_000

/** What the loser reads, in the row where they pressed: who has it, since when, and by how much they were first. */
export function lostClaim(refusal: Refusal, askedAt: number, zone: string): string {
  const { code, holderName, since, message } = refusal
  if (code !== 'roleTaken' || holderName === undefined || since === undefined) return message
  const at = momentText(since, zone, true)
  const aheadMs = askedAt - since
  if (aheadMs > RACE_MS) return `${holderName} has had it since ${at}.`
  const ahead = Math.max(0.1, Math.abs(aheadMs) / 1000).toFixed(1)
  return `${holderName} took it ${ahead} s before you (${at}).`
}
