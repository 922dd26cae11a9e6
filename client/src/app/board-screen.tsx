import { useEffect, useState } from 'react'
import { Link } from 'wouter'
import { ActionList } from '../features/actions/action-list.tsx'
import { Annunciator } from '../features/annunciator/annunciator.tsx'
import { HypothesisLedger } from '../features/hypotheses/hypothesis-ledger.tsx'
import { IncidentHeader } from '../features/incident-header/incident-header.tsx'
import { Facepile } from '../features/presence/facepile.tsx'
import { PeopleList } from '../features/presence/people-list.tsx'
import { RoadblockList } from '../features/roadblocks/roadblock-list.tsx'
import { RoleList } from '../features/roles/role-list.tsx'
import { UpdateComposer } from '../features/stakeholder-update/update-composer.tsx'
import { Notes } from '../features/texts/notes.tsx'
import { SituationTexts } from '../features/texts/situation-texts.tsx'
import { Timeline } from '../features/timeline/timeline.tsx'
import { MergedCard } from '../features/undo-strip/merged-card.tsx'
import { UndoStrip } from '../features/undo-strip/undo-strip.tsx'
import { Button } from '../ui/button.tsx'
import { RegionBoundary } from '../ui/region-boundary.tsx'
import { useShortcuts } from '../ui/use-shortcuts.ts'
import { focusRegion, jumpTo } from './board-jump.ts'
import styles from './board-screen.module.css'
import { type BoardTab, BoardTabs, TABS, tabOf } from './board-tabs.tsx'

/** The live room: header, lamps, three columns and the strip; on a phone one column and five tabs. */
export function BoardScreen({ incidentId }: { readonly incidentId: string }) {
  const [tab, setTab] = useState<BoardTab>('actions')
  const [drawer, setDrawer] = useState(false)
  const jump = (anchor: string) => {
    setTab(tabOf(anchor))
    if (/^(role|roadblock)/.test(anchor)) setDrawer(true)
    // The tab or drawer must be on screen before something in it can take the focus.
    requestAnimationFrame(() => jumpTo(anchor))
  }
  useAnchorInUrl(jump)
  useShortcuts({
    nextRegion: () => focusRegion(1),
    previousRegion: () => focusRegion(-1),
    ...Object.fromEntries(TABS.map(({ id }, i) => [`tab${i + 1}`, () => setTab(id)])),
  })
  return (
    <div className={styles.board} data-tab={tab}>
      <div className={styles.top} data-region>
        <IncidentHeader />
        <div className={styles.lampRow}>
          <Annunciator onJump={jump} />
          <div className={styles.here}>
            <Facepile onJump={jump} />
            <Link href={`/i/${incidentId}/wall`} target="_blank" className={styles.wall ?? ''}>
              Wall
            </Link>
            <Link href="/" className={styles.wall ?? ''}>
              All incidents
            </Link>
          </div>
        </div>
        <div className={styles.drawerButton}>
          <Button aria-expanded={drawer} onClick={() => setDrawer(!drawer)}>
            Duties &amp; help
          </Button>
        </div>
      </div>
      <main className={styles.columns}>
        <section
          className={styles.left}
          aria-label="People and help"
          data-open={drawer || undefined}
          data-region
          tabIndex={-1}
        >
          <RegionBoundary name="Duties">
            <RoleList />
          </RegionBoundary>
          <RegionBoundary name="Needs help">
            <RoadblockList />
          </RegionBoundary>
          <div className={styles.phoneOnly}>
            <h2 className={styles.peopleHead}>Here now</h2>
            <PeopleList onJump={jump} />
          </div>
        </section>
        <Work />
        <section className={styles.right} aria-label="Told and noted" data-region tabIndex={-1}>
          <MergedCard />
          <RegionBoundary name="Stakeholder update">
            <div className={styles.comms}>
              <UpdateComposer />
            </div>
          </RegionBoundary>
          <div className={styles.tail}>
            <RegionBoundary name="Timeline">
              <Timeline />
            </RegionBoundary>
          </div>
        </section>
      </main>
      <div className={styles.foot} data-region>
        <UndoStrip />
      </div>
      <BoardTabs tab={tab} onTab={setTab} />
    </div>
  )
}

function Work() {
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
            <ActionList />
          </RegionBoundary>
        </div>
      </div>
      <div className={styles.notes}>
        <RegionBoundary name="Notes">
          <Notes />
        </RegionBoundary>
      </div>
    </section>
  )
}

/** `#act-7` in the address leads to the card, on opening as soon as it is there and on every change of the address. */
function useAnchorInUrl(jump: (anchor: string) => void): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: jump only sets state; one listener for the life of the board
  useEffect(() => {
    const go = () => {
      const anchor = decodeURIComponent(location.hash.slice(1))
      if (anchor) jump(anchor)
    }
    addEventListener('hashchange', go)
    // The card may still be on its way when the board opens.
    const waiting = new MutationObserver(() => {
      const anchor = decodeURIComponent(location.hash.slice(1))
      if (!anchor || !document.getElementById(anchor)) return
      waiting.disconnect()
      go()
    })
    if (location.hash) waiting.observe(document.body, { childList: true, subtree: true })
    return () => {
      removeEventListener('hashchange', go)
      waiting.disconnect()
    }
  }, [])
}
