import { severityLabel } from '@warroom/shared/domain/severity.ts'
import {
  type CSSProperties,
  useCallback,
  useEffect,
  useLayoutEffect,
  useState,
  useSyncExternalStore,
} from 'react'
import { utcText } from '../ui/instant-text.ts'
import { useLocalSetting } from '../ui/local-setting.ts'
import { SeatScreen } from './seat-screen.tsx'
import { loadSeat, saveSeat, seatFromQuery, seatOf, type TextStore, USUAL_SEAT } from './seat-setting.ts'
import { useDrift } from './use-drift.ts'
import { useViewport } from './use-viewport.ts'
import { toggleFullscreen, useWallKeys, type WallKey } from './use-wall-keys.ts'
import { wallAmbient } from './wall-ambient.ts'
import { WallBoard } from './wall-board.tsx'
import type { WallLink, WallRefusal, WallView } from './wall-link.ts'
import { WallMessage } from './wall-message.tsx'
import { wallScale } from './wall-scale.ts'
import { sizeProperties } from './wall-sizes.ts'

function Refused({
  name,
  reason,
  at,
}: {
  readonly name: string
  readonly reason: WallRefusal
  /** When it was signed out, or `null` when it never was signed in. */
  readonly at: string | null
}) {
  if (reason === 'unknown') {
    return (
      <WallMessage title={`There is no incident ${name}`}>
        Check the address, or take the link from the incident's board.
      </WallMessage>
    )
  }
  const signedOut = at === null ? 'This display is not signed in' : `This display was signed out at ${at}`
  const title = reason === 'signedOut' ? signedOut : `This display may not show ${name}`
  return (
    <WallMessage title={title}>
      Open Warroom in this browser as someone who may see the incident. The wall comes back by itself.
    </WallMessage>
  )
}

function useTitle(name: string, { projection, refusal }: WallView): void {
  const title = refusal
    ? `${name}, not shown`
    : projection
      ? `${projection.key} ${severityLabel(projection.severity)} ${projection.title}`
      : `${name}, connecting`
  useEffect(() => {
    document.title = `${title} · Wall`
  }, [title])
}

export interface WallAppProps {
  /** The incident's id or key, as the address has it. */
  readonly name: string
  readonly link: WallLink
  readonly store: TextStore | null
}

export function WallApp({ name, link, store }: WallAppProps) {
  const view = useSyncExternalStore(link.subscribe, link.get)
  const viewport = useViewport()
  const ambient = useLocalSetting(wallAmbient)
  const [setting, setSetting] = useState(() => loadSeat(store))
  const [isCalibrating, setCalibrating] = useState(false)
  const drift = useDrift()
  useTitle(name, view)
  useLayoutEffect(() => {
    document.documentElement.dataset.ambient = ambient
  }, [ambient])
  const act = useCallback((key: WallKey) => {
    if (key === 'c') setCalibrating((is) => !is)
    else if (key === 'Escape') setCalibrating(false)
    else if (key === 'f') toggleFullscreen(document)
    else wallAmbient.set(key === 'n' ? 'night' : 'day')
  }, [])
  useWallKeys(act)

  const fromQuery = seatFromQuery(location.search)
  const scale = wallScale(fromQuery ?? seatOf(setting ?? USUAL_SEAT, window.screen), viewport)
  const isCalibrated = fromQuery !== null || setting !== null
  const { projection, refusal, isSnapshot } = view
  return (
    <div
      className="wall"
      data-tier={scale.tier}
      data-lines={scale.lines}
      style={{ ...(sizeProperties(scale) as CSSProperties), transform: drift }}
    >
      {isCalibrating ? (
        <SeatScreen
          setting={setting ?? USUAL_SEAT}
          isTooFar={scale.isTooFar}
          change={setSetting}
          keep={(kept) => {
            saveSeat(store, kept)
            setSetting(kept)
            setCalibrating(false)
          }}
        />
      ) : refusal ? (
        <Refused
          name={name}
          reason={refusal.reason}
          at={refusal.wasShowing ? utcText(refusal.since, link.clock.now()) : null}
        />
      ) : projection ? (
        <WallBoard {...{ projection, isSnapshot, scale, isCalibrated }} clock={link.clock} />
      ) : (
        <WallMessage title={`${name}: connecting`}>The first data is on its way.</WallMessage>
      )}
    </div>
  )
}
