import { useEffect, useRef } from 'react'
import { Annunciator } from '../features/annunciator/annunciator.tsx'
import { IncidentHeader } from '../features/incident-header/incident-header.tsx'
import { Facepile } from '../features/presence/facepile.tsx'
import { UndoStrip } from '../features/undo-strip/undo-strip.tsx'
import { useBoardEdits } from '../room/use-board-edits.ts'
import { Button } from '../ui/button.tsx'
import { lazyPart } from '../ui/lazy-part.tsx'
import { loadOverlays } from '../ui/load-overlays.ts'
import { RegionBoundary } from '../ui/region-boundary.tsx'
import { useShortcuts } from '../ui/use-shortcuts.ts'
import { PeopleColumn, TellingColumn, WorkColumn } from './board-columns.tsx'
import { focusRegion, jumpTo } from './board-jump.ts'
import { BoardMenu } from './board-menu.tsx'
import styles from './board-screen.module.css'
import { BoardNotice, MissingCard } from './board-states.tsx'
import { type BoardTab, TABS } from './board-tab.ts'
import { BoardTabs } from './board-tabs.tsx'
import { severityGuide } from './lazy-severity-guide.tsx'
import { PaletteKey } from './palette-key.tsx'
import { type BoardPlaces, useBoardPlaces } from './use-board-places.ts'

const BoardPalette = lazyPart(async () => (await import('./board-palette.tsx')).BoardPalette)

/** The live room: header, lamps, three columns and the strip; on a phone one column and five tabs. */
export function BoardScreen({ incidentKey }: { readonly incidentKey: string }) {
  const places = useBoardPlaces()
  const { tab, isDrawerOpen, setDrawer, jump } = places
  const drawerButton = useRef<HTMLButtonElement>(null)
  const { canEdit } = useBoardEdits()
  useBoardKeys(places, canEdit)
  useEffect(loadOverlays, [])
  const askForHelp = () => {
    places.reveal('roadblocks-head')
    document.getElementById('need-help')?.click()
  }
  return (
    <div className={styles.board} data-tab={tab}>
      <PaletteKey Palette={BoardPalette} onJump={jump} />
      <div className={styles.top} data-region>
        <IncidentHeader menu={<BoardMenu incidentKey={incidentKey} />} severityGuide={severityGuide} />
        <div className={styles.lampRow}>
          <Annunciator onJump={jump} />
          <div className={styles.here}>
            <Facepile onJump={jump} />
          </div>
        </div>
        <BoardNotice />
        {places.missing !== null && <MissingCard anchor={places.missing} onClose={places.forgetMissing} />}
        <div className={styles.drawerButton}>
          <Button
            ref={drawerButton}
            aria-expanded={isDrawerOpen}
            aria-controls="people-column"
            onClick={() => {
              setDrawer(!isDrawerOpen)
              if (!isDrawerOpen) requestAnimationFrame(() => jumpTo('roles-head'))
            }}
          >
            Duties and help
          </Button>
        </div>
      </div>
      <main className={styles.columns}>
        <PeopleColumn
          isOpen={isDrawerOpen}
          onClose={() => {
            setDrawer(false)
            drawerButton.current?.focus()
          }}
          onJump={jump}
        />
        <WorkColumn onJump={jump} />
        <TellingColumn onJump={jump} />
      </main>
      <div className={styles.foot} data-region>
        <RegionBoundary name="The undo strip">
          <UndoStrip onNeedHelp={canEdit ? askForHelp : null} />
        </RegionBoundary>
      </div>
      <BoardTabs tab={tab} onTab={places.openTab} />
    </div>
  )
}

/** Keys of the room as a whole. What they lead to is put on screen first; the part itself then takes the key. */
function useBoardKeys({ reveal, jump }: BoardPlaces, canEdit: boolean): void {
  const first = (anchor: string) => () => {
    reveal(anchor)
    return false
  }
  const to = (id: BoardTab) => () => jump(TABS.find((tab) => tab.id === id)?.anchor ?? 'actions-head')
  useShortcuts({
    nextRegion: () => focusRegion(1),
    previousRegion: () => focusRegion(-1),
    ...(canEdit && {
      needHelp: first('roadblocks-head'),
      propose: first('decisions-head'),
      draftUpdate: first('stakeholder-update'),
      note: first('timeline-head'),
      addAction: first('actions-head'),
      addHypothesis: first('hypotheses-head'),
    }),
    tab1: to('actions'),
    tab2: to('hypotheses'),
    tab3: to('comms'),
    tab4: to('timeline'),
    tab5: to('people'),
  })
}
