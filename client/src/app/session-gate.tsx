import type { Actor } from '@warroom/shared/domain/actor.ts'
import { createContext, type ReactNode, use, useEffect } from 'react'
import { InlineError } from '../ui/inline-error.tsx'
import { lazyPart } from '../ui/lazy-part.tsx'
import { Loading } from './loading.tsx'
import styles from './page.module.css'
import { reloadSession, useSession } from './session.ts'

const SignedOutPage = lazyPart(
  async () => (await import('../features/access/signed-out-page.tsx')).SignedOutPage,
)

const Me = createContext<Actor | null>(null)

/** The signed-in person; only inside `SessionGate`. */
export function useSignedIn(): Actor {
  const me = use(Me)
  if (!me) throw new Error('There is no SessionGate around this component.')
  return me
}

/** Lets members through and tells others, calmly, how to get in. */
export function SessionGate({ children }: { readonly children: ReactNode }) {
  const session = useSession()
  useEffect(() => {
    if (session.kind === 'loading') void reloadSession()
  }, [session.kind])
  useEffect(() => {
    if (session.kind !== 'signedIn' || session.confirmed) return
    // Known from last time only: ask again as soon as there is a line.
    const again = () => void reloadSession()
    addEventListener('online', again)
    const timer = setInterval(again, 15_000)
    return () => {
      removeEventListener('online', again)
      clearInterval(timer)
    }
  }, [session])

  switch (session.kind) {
    case 'loading':
      return <Loading />
    case 'signedOut':
      return <SignedOutPage />
    case 'failed':
      return (
        <main className={styles.page}>
          <h1>Warroom</h1>
          <InlineError onRetry={() => void reloadSession()}>{session.sentence}</InlineError>
        </main>
      )
    case 'signedIn':
      return <Me value={session.me}>{children}</Me>
  }
}
