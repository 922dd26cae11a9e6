import { createContext, use } from 'react'
import { countdownText } from '../ui/duration-text.ts'
import { useNow } from '../ui/use-now.ts'

/** Whether what is counted may be believed; a wall without news stops counting instead of guessing. */
export const TrustContext = createContext(true)

/** Time to the next promised update, `+01:20` when it is overdue, a dash when nobody can know. */
export function UpdateCountdown({ dueAt }: { readonly dueAt: number | null }) {
  const now = useNow()
  const isTrusted = use(TrustContext)
  if (!isTrusted) return <>—</>
  if (dueAt === null) return <>none</>
  return <span role="timer">{countdownText(dueAt - now)}</span>
}
