import { useCatchUp } from '../../room/use-catch-up.ts'
import { useConnection } from '../../room/use-connection.ts'
import { Button } from '../../ui/button.tsx'
import styles from './undo-strip.module.css'

const SHOWN = 8

/** What went in while this screen was away, and words the server had no place for: read, then dismissed. Nothing is wrong. */
export function MergedCard() {
  const { mergedWhileAway, keptDrafts, dismissMerged, dismissDraft } = useConnection()
  // After a longer absence the digest tells it, in order and without what was undone.
  const isToldElsewhere = useCatchUp().need?.kind === 'back'
  return (
    <>
      {mergedWhileAway && isToldElsewhere && mergedWhileAway.ownEdits > 0 && (
        <section className={styles.merged} aria-label="Your edits">
          <OwnEdits count={mergedWhileAway.ownEdits} />
        </section>
      )}
      {mergedWhileAway && !isToldElsewhere && (
        <section className={styles.merged} aria-label="While you were away">
          <h2>
            While you were away:{' '}
            {mergedWhileAway.count === 1 ? '1 change' : `${mergedWhileAway.count} changes`}
          </h2>
          {mergedWhileAway.ownEdits > 0 && <OwnEdits count={mergedWhileAway.ownEdits} />}
          <ul>
            {mergedWhileAway.entries.slice(-SHOWN).map(({ text }, i) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the list is fixed once it is shown
              <li key={i}>{text}</li>
            ))}
          </ul>
          {mergedWhileAway.count > SHOWN && <p>The timeline has all of them.</p>}
          <Button onClick={dismissMerged}>I have read it</Button>
        </section>
      )}
      {keptDrafts.map(({ id, where, text }) => (
        <section key={id} className={styles.merged} aria-label={`Kept text: ${where}`}>
          <h2>{where}: your text could not go in and is kept here</h2>
          <p className={styles.kept}>{text}</p>
          <Button onClick={() => void navigator.clipboard?.writeText(text)}>Copy it</Button>
          <Button onClick={() => dismissDraft(id)}>I do not need it</Button>
        </section>
      ))}
    </>
  )
}

function OwnEdits({ count }: { readonly count: number }) {
  return <p>Your {count === 1 ? '1 edit' : `${count} edits`} from this device went in too.</p>
}
