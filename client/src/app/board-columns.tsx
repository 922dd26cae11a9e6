import type { KeyboardEvent } from 'react'
import { ActionList } from '../features/actions/action-list.tsx'
import { HypothesisLedger } from '../features/hypotheses/hypothesis-ledger.tsx'
import { PeopleList } from '../features/presence/people-list.tsx'
import { RoadblockList } from '../features/roadblocks/roadblock-list.tsx'
import { RoleList } from '../features/roles/role-list.tsx'
import { UpdateComposer } from '../features/stakeholder-update/update-composer.tsx'
import { Notes } from '../features/texts/notes.tsx'
import { SituationTexts } from '../features/texts/situation-texts.tsx'
import { Timeline } from '../features/timeline/timeline.tsx'
import { MergedCard } from '../features/undo-strip/merged-card.tsx'
import { RegionBoundary } from '../ui/region-boundary.tsx'
import styles from './board-screen.module.css'
import { useMedia } from './use-media.ts'

type Jump = (anchor: string) => void

/** Who does what, and what stops them. A drawer where the screen is narrow. */
export function PeopleColumn(props: {
  isOpen: boolean
  onClose: () => void
  onJump: Jump
  /** Help is asked for with this action. */
  stuckOn: string | null
  onAsked: () => void
}) {
  const close = (event: KeyboardEvent) => {
    if (event.key === 'Escape' && !event.defaultPrevented) props.onClose()
  }
  return (
    <section
      id="people-column"
      className={styles.left}
      aria-label="People and help"
      data-open={props.isOpen || undefined}
      data-region
      tabIndex={-1}
      onKeyDown={props.isOpen ? close : undefined}
    >
      <RegionBoundary name="Duties">
        <RoleList />
      </RegionBoundary>
      <RegionBoundary name="Needs help">
        <RoadblockList blocks={props.stuckOn} onFormClosed={props.onAsked} />
      </RegionBoundary>
      <div className={styles.phoneOnly}>
        <h2 className={styles.peopleHead}>Here now</h2>
        <PeopleList onJump={props.onJump} />
      </div>
    </section>
  )
}

/** What is going on, what it could be, and what is being done. */
export function WorkColumn({ onStuck }: { readonly onStuck: (actionId: string) => void }) {
  return (
    <section className={styles.centre} aria-label="Work" data-region tabIndex={-1}>
      <div id="situation" tabIndex={-1} className={styles.situation}>
        <RegionBoundary name="What happened">
          <SituationTexts />
        </RegionBoundary>
      </div>
      <div className={styles.lists}>
        <div className={styles.hypotheses}>
          <RegionBoundary name="Hypotheses">
            <HypothesisLedger />
          </RegionBoundary>
        </div>
        <div className={styles.actions}>
          <RegionBoundary name="Actions">
            <ActionList onStuck={onStuck} />
          </RegionBoundary>
        </div>
      </div>
      <div id="notes" tabIndex={-1} className={styles.notes}>
        <RegionBoundary name="Notes">
          <Notes />
        </RegionBoundary>
      </div>
    </section>
  )
}

/** What others are told, and what happened when. The whole timeline where it has a column of its own. */
export function TellingColumn({ onJump }: { readonly onJump: Jump }) {
  const hasOwnColumn = useMedia('(min-width: 1800px), (max-width: 899px)')
  return (
    <section className={styles.right} aria-label="Told and noted" data-region tabIndex={-1}>
      <div className={styles.merged}>
        <MergedCard />
      </div>
      <div className={styles.comms}>
        <RegionBoundary name="Stakeholder update">
          <UpdateComposer />
        </RegionBoundary>
      </div>
      <div className={styles.tail}>
        <RegionBoundary name="Timeline">
          <Timeline whole={hasOwnColumn} onJump={onJump} />
        </RegionBoundary>
      </div>
    </section>
  )
}
