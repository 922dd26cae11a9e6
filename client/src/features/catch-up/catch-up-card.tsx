import { useCatchUp } from '../../room/use-catch-up.ts'
import { DigestCard } from './digest-card.tsx'
import type { Jump } from './jump.ts'
import { NewcomerCard } from './newcomer-card.tsx'

/** For who comes back: what changed. For who comes late: where it stands. Private, and gone once it is read. */
export function CatchUpCard({ onJump }: { readonly onJump: Jump }) {
  const { need, dismiss } = useCatchUp()
  if (need === null) return null
  return need.kind === 'new' ? (
    <NewcomerCard onJump={onJump} onRead={dismiss} />
  ) : (
    <DigestCard key={need.seen.at} need={need} onJump={onJump} onRead={dismiss} />
  )
}
