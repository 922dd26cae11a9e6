import type { Actor } from '@warroom/shared/domain/actor.ts'
import { Link } from 'wouter'
import { buttonClass } from '../../ui/button.tsx'
import styles from './home-page.module.css'

const DRILL = `/declare?title=${encodeURIComponent('Drill: checkout errors in EU')}`

/** A workspace without a single incident: what this is, and what to do first. */
export function FirstSteps({ me, mayDeclare }: { readonly me: Actor; readonly mayDeclare: boolean }) {
  return (
    <section className={styles.first} aria-label="First steps">
      <p className={styles.firstLine}>
        {mayDeclare
          ? 'When something breaks, declare it: everybody who opens its link works on one board at the same time.'
          : 'When something breaks and somebody declares it, it appears here by itself, and you can read along.'}
      </p>
      {mayDeclare && (
        <ul className={styles.steps}>
          <li>
            <span>
              <b>Try a drill.</b> Nothing is at stake, and it can be declined afterwards.
            </span>
            <Link href={DRILL} className={buttonClass()}>
              Start a drill
            </Link>
          </li>
          {me.accountRole === 'admin' && (
            <li>
              <span>
                <b>Bring in a colleague.</b> A link asks only for their name.
              </span>
              <Link href="/settings/people" className={buttonClass()}>
                Make an invite link
              </Link>
            </li>
          )}
        </ul>
      )}
    </section>
  )
}
