import { type ReactNode, Suspense, useState } from 'react'
import { Route, Switch, useLocation } from 'wouter'
import { HelpSheet } from '../ui/help-sheet.tsx'
import { lazyPart } from '../ui/lazy-part.tsx'
import { LiveRegion } from '../ui/live-region.tsx'
import { RegionBoundary } from '../ui/region-boundary.tsx'
import { useShortcuts } from '../ui/use-shortcuts.ts'
import { AppFrame } from './app-frame.tsx'
import { Loading } from './loading.tsx'
import { SessionGate } from './session-gate.tsx'

// Each screen is its own chunk: the board must not wait for the list, nor the list for the board.
const HomeRoute = lazyPart(async () => (await import('./routes/home-route.tsx')).HomeRoute)
const DeclareRoute = lazyPart(async () => (await import('./routes/declare-route.tsx')).DeclareRoute)
const BoardRoute = lazyPart(async () => (await import('./routes/board-route.tsx')).BoardRoute)
const PeopleRoute = lazyPart(async () => (await import('./routes/people-route.tsx')).PeopleRoute)
const PreparationRoute = lazyPart(
  async () => (await import('./routes/preparation-route.tsx')).PreparationRoute,
)
const HealthRoute = lazyPart(async () => (await import('./routes/health-route.tsx')).HealthRoute)
const LinkRoute = lazyPart(async () => (await import('./routes/link-route.tsx')).LinkRoute)
const SignedOutPage = lazyPart(
  async () => (await import('../features/access/signed-out-page.tsx')).SignedOutPage,
)
const NotFoundPage = lazyPart(
  async () => (await import('../features/access/not-found-page.tsx')).NotFoundPage,
)

export function App() {
  return (
    <>
      <LiveRegion />
      <AppKeys />
      <RegionBoundary name="This page">
        <Suspense fallback={<Loading />}>
          <Screens />
        </Suspense>
      </RegionBoundary>
    </>
  )
}

function Screens() {
  return (
    <Switch>
      <Route path="/">
        <Member>
          <HomeRoute />
        </Member>
      </Route>
      <Route path="/declare">
        <Member>
          <DeclareRoute />
        </Member>
      </Route>
      {/* The board brings its own header: the whole window is the room. */}
      <Route path="/i/:id">
        <SessionGate>
          <BoardRoute />
        </SessionGate>
      </Route>
      <Route path="/settings/people">
        <Member>
          <PeopleRoute />
        </Member>
      </Route>
      <Route path="/settings/prepared">
        <Member>
          <PreparationRoute />
        </Member>
      </Route>
      <Route path="/admin/health">
        <Member>
          <HealthRoute />
        </Member>
      </Route>
      <Route path="/setup">
        <LinkRoute purpose="setUp" />
      </Route>
      <Route path="/join">
        <LinkRoute purpose="join" />
      </Route>
      <Route path="/login">
        <SignedOutPage />
      </Route>
      <Route>
        <NotFoundPage />
      </Route>
    </Switch>
  )
}

/** A screen for people of the workspace, in the common frame. */
const Member = ({ children }: { readonly children: ReactNode }) => (
  <SessionGate>
    <AppFrame>{children}</AppFrame>
  </SessionGate>
)

/** Keys that work on every screen. */
function AppKeys() {
  const [helping, setHelping] = useState(false)
  const [, navigate] = useLocation()
  useShortcuts({
    help: () => setHelping(!helping),
    declare: () => navigate('/declare'),
    goHome: () => navigate('/'),
    goSettings: () => navigate('/settings/people'),
  })
  return helping ? <HelpSheet onClose={() => setHelping(false)} /> : null
}
