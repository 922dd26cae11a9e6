import { authorize } from '@warroom/shared/domain/permission.ts'
import { type Health, healthSchema } from '@warroom/shared/protocol/health.ts'
import { useCallback, useEffect, useState } from 'react'
import { HealthPage } from '../../features/health/health-page.tsx'
import { useNow } from '../../ui/use-now.ts'
import { callApi } from '../api.ts'
import { useSignedIn } from '../session-gate.tsx'
import { usePageTitle } from '../use-page-title.ts'

/** Often enough to see a fault begin, seldom enough not to be one. */
const RENEW_MS = 3_000

/** `/admin/health`. */
export function HealthRoute() {
  usePageTitle('Health')
  const me = useSignedIn()
  const mayRead = authorize(me, 'operations:read', { kind: 'workspace' }).allowed
  const [shown, setShown] = useState<{ readonly health: Health; readonly at: number } | null>(null)
  const [failed, setFailed] = useState<string | null>(null)
  const load = useCallback(async () => {
    const answer = await callApi('/api/v1/health', { read: (json) => healthSchema.parse(json) })
    if (answer.ok) setShown({ health: answer.value, at: Date.now() })
    setFailed(answer.ok ? null : answer.problem.sentence)
  }, [])
  useEffect(() => {
    if (!mayRead) return
    void load()
    const renew = setInterval(() => {
      if (!document.hidden) void load()
    }, RENEW_MS)
    return () => clearInterval(renew)
  }, [mayRead, load])
  const now = useNow()

  return (
    <HealthPage
      mayRead={mayRead}
      health={shown?.health ?? null}
      failed={failed}
      ageMs={shown ? now - shown.at : 0}
      onRetry={() => void load()}
    />
  )
}
