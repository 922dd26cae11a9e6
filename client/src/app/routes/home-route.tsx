import { authorize } from '@warroom/shared/domain/permission.ts'
import { useSyncExternalStore } from 'react'
import { HomePage, type HomePageProps } from '../../features/home/home-page.tsx'
import { TimeSourceContext } from '../../ui/use-now.ts'
import { liveIncidents } from '../incidents.ts'
import { searchIncidents } from '../live-incidents.ts'
import { useSignedIn } from '../session-gate.tsx'
import { usePageTitle } from '../use-page-title.ts'

/** `/`. */
export function HomeRoute() {
  usePageTitle('Incidents')
  const me = useSignedIn()
  const { rows, live, asOf, problem } = useSyncExternalStore(liveIncidents.subscribe, liveIncidents.read)
  return (
    <TimeSourceContext value={liveIncidents.time}>
      <HomePage
        me={me}
        mayDeclare={authorize(me, 'incident:declare', { kind: 'workspace' }).allowed}
        rows={rows}
        live={live}
        asOf={asOf}
        problem={problem}
        onRetry={() => void liveIncidents.refresh()}
        onSearch={search}
      />
    </TimeSourceContext>
  )
}

const search: HomePageProps['onSearch'] = async (words, signal) => {
  const answer = await searchIncidents(words, signal)
  return answer.ok ? { ok: true, rows: answer.value } : { ok: false, sentence: answer.problem.sentence }
}
