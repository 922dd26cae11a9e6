import type { KeyboardEvent } from 'react'
import { StuckButton } from '../board-list/stuck-button.tsx'
import { ActionList } from '../features/actions/action-list.tsx'
import { AuthorityCard } from '../features/authority/authority-card.tsx'
import { DecisionList } from '../features/decisions/decision-list.tsx'
import { ExitCriteria } from '../features/exit-criteria/exit-criteria.tsx'
import { HypothesisLedger } from '../features/hypotheses/hypothesis-ledger.tsx'
import { PeopleList } from '../features/presence/people-list.tsx'
import { QuestionList } from '../features/questions/question-list.tsx'
import { RoadblockList } from '../features/roadblocks/roadblock-list.tsx'
import { RoleList } from '../features/roles/role-list.tsx'
import { AttachedRunbooks } from '../features/runbooks/attached-runbooks.tsx'
import { UpdateComposer } from '../features/stakeholder-update/update-composer.tsx'
import { CallList } from '../features/support/call-list.tsx'
import { ConcernList } from '../features/support/concern-list.tsx'
import { ThanksCard } from '../features/support/thanks-card.tsx'
import { Notes } from '../features/texts/notes.tsx'
import { SituationTexts } from '../features/texts/situation-texts.tsx'
import { Timeline } from '../features/timeline/timeline.tsx'
import { MergedCard } from '../features/undo-strip/merged-card.tsx'
import { useMe } from '../room/use-presence.ts'
import { RegionBoundary } from '../ui/region-boundary.tsx'
import styles from './board-screen.module.css'
import { CatchUp } from './catch-up.tsx'
import { useMedia } from './use-media.ts'
import { useRunbookShelf } from './use-runbook-shelf.ts'

type Jump = (anchor: string) => void

/** Who does what, and what stops them. A drawer where the screen is narrow. */
export function PeopleColumn(props: { isOpen: boolean; onClose: () => void; onJump: Jump }) {
  // Leaders see first what they can do: clear roadblocks, and ask.
  const isObserver = useMe().accountRole === 'observer'
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
      {isObserver ? (
        <>
          <Help />
          <Questions />
          <Duties />
          <Decisions />
        </>
      ) : (
        <>
          <Duties />
          <Help />
          <Decisions />
          <Questions />
        </>
      )}
      <RegionBoundary name="Concerns">
        <ConcernList />
      </RegionBoundary>
      <RegionBoundary name="Thanks">
        <ThanksCard />
      </RegionBoundary>
      <div className={styles.phoneOnly}>
        <h2 className={styles.peopleHead}>Here now</h2>
        <PeopleList onJump={props.onJump} />
      </div>
    </section>
  )
}

const Duties = () => (
  <RegionBoundary name="Duties">
    <RoleList />
    <AuthorityCard />
  </RegionBoundary>
)

const Help = () => (
  <RegionBoundary name="Needs help">
    <RoadblockList beside={<StuckButton />}>
      <CallList />
    </RoadblockList>
  </RegionBoundary>
)

const Decisions = () => (
  <RegionBoundary name="Decisions">
    <DecisionList />
  </RegionBoundary>
)

const Questions = () => (
  <RegionBoundary name="Questions">
    <QuestionList />
  </RegionBoundary>
)

/** What is going on, what it could be, and what is being done. */
export function WorkColumn({ onJump }: { readonly onJump: Jump }) {
  const shelf = useRunbookShelf()
  return (
    <section className={styles.centre} aria-label="Work" data-region tabIndex={-1}>
      <CatchUp onJump={onJump} />
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
            <ActionList />
          </RegionBoundary>
        </div>
      </div>
      <div className={styles.runbooks}>
        <RegionBoundary name="Runbooks">
          <AttachedRunbooks shelf={shelf} />
        </RegionBoundary>
      </div>
      <div className={styles.exit}>
        <RegionBoundary name="Exit criteria">
          <ExitCriteria />
        </RegionBoundary>
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
