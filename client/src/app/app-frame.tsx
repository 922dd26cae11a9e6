import { Clock, Moon, Sun, SunMoon } from 'lucide-react'
import { type ReactNode, useEffect, useRef } from 'react'
import { Link, useLocation } from 'wouter'
import { AMBIENTS, type Ambient, ambient } from '../ui/ambient.ts'
import { Button } from '../ui/button.tsx'
import { clockZone, ownZone } from '../ui/clock-zone.ts'
import { Flag } from '../ui/flag.tsx'
import { zoneName } from '../ui/instant-text.ts'
import { lazyPart } from '../ui/lazy-part.tsx'
import { useLocalSetting } from '../ui/local-setting.ts'
import { RegionBoundary } from '../ui/region-boundary.tsx'
import { useNow } from '../ui/use-now.ts'
import styles from './app-frame.module.css'
import { PaletteKey } from './palette-key.tsx'
import { useSignedIn } from './session-gate.tsx'
import { UpdateNotice } from './update-notice.tsx'

const WorkspacePalette = lazyPart(async () => (await import('./workspace-palette.tsx')).WorkspacePalette)

/** Header and main part of all screens but the board. */
export function AppFrame({ children }: { readonly children: ReactNode }) {
  const me = useSignedIn()
  const main = useRef<HTMLElement>(null)
  const [location] = useLocation()
  // The link that was followed is gone with its screen: whoever uses the keyboard goes on in the new one.
  // biome-ignore lint/correctness/useExhaustiveDependencies: for each change of screen
  useEffect(() => {
    if (document.activeElement === document.body) main.current?.focus({ preventScroll: true })
  }, [location])
  return (
    <div className={styles.frame}>
      <a className={styles.skip} href="#main">
        Skip to the content
      </a>
      <header className={styles.header}>
        <Link href="/" className={styles.name ?? ''}>
          Warroom
        </Link>
        <nav className={styles.nav} aria-label="Screens">
          <NavLink to="/">Incidents</NavLink>
          <NavLink to="/settings/prepared">Prepared</NavLink>
          <NavLink to="/settings/people">People &amp; access</NavLink>
          {me.accountRole === 'admin' && <NavLink to="/admin/health">Health</NavLink>}
        </nav>
        <div className={styles.tools}>
          <ZoneSwitch />
          <AmbientSwitch />
          <Link href="/settings/people" className={styles.me ?? ''} title={`Signed in as ${me.name}`}>
            <Flag name={me.name} pattern={null} decorative />
            <span className={styles.myName}>{me.name}</span>
          </Link>
        </div>
      </header>
      <PaletteKey Palette={WorkspacePalette} />
      <UpdateNotice className={styles.notice} />
      <main id="main" ref={main} className={styles.main} tabIndex={-1}>
        <RegionBoundary name="This screen">{children}</RegionBoundary>
      </main>
    </div>
  )
}

function NavLink({ to, children }: { readonly to: string; readonly children: ReactNode }) {
  const [location] = useLocation()
  return (
    <Link href={to} className={styles.link ?? ''} aria-current={location === to ? 'page' : undefined}>
      {children}
    </Link>
  )
}

const AMBIENT_WORD: Readonly<Record<Ambient, string>> = { auto: 'Auto', day: 'Day', night: 'Night' }
const AMBIENT_ICON = { auto: SunMoon, day: Sun, night: Moon } as const

function AmbientSwitch() {
  const now = useLocalSetting(ambient)
  const next = AMBIENTS[(AMBIENTS.indexOf(now) + 1) % AMBIENTS.length] ?? 'auto'
  const Icon = AMBIENT_ICON[now]
  return (
    <Button
      kind="quiet"
      aria-label={`Light: ${AMBIENT_WORD[now]}. Change to ${AMBIENT_WORD[next]}`}
      onClick={() => ambient.set(next)}
    >
      <Icon size={18} aria-hidden="true" />
      {AMBIENT_WORD[now]}
    </Button>
  )
}

/** Whose clock this device shows; the board has the same in its menu. */
function ZoneSwitch() {
  const showsUtc = useLocalSetting(clockZone) === 'utc'
  const own = zoneName(useNow(60_000), ownZone())
  return (
    <Button
      kind="quiet"
      aria-label={showsUtc ? `Times: UTC. Change to your own zone, ${own}` : `Times: ${own}. Change to UTC`}
      onClick={() => clockZone.set(showsUtc ? 'local' : 'utc')}
    >
      <Clock size={18} aria-hidden="true" />
      {showsUtc ? 'UTC' : own}
    </Button>
  )
}
