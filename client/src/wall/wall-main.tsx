import { createRoot } from 'react-dom/client'
import '../ui/tokens.css'
import '../ui/fonts.css'
import '../ui/base.css'
import './wall.css'
import { createTicker } from '../ui/time-source.ts'
import { TimeSourceContext } from '../ui/use-now.ts'
import { browserLink, incidentInPath } from './browser-link.ts'
import { deviceStore } from './device-store.ts'
import { keepAwake } from './keep-awake.ts'
import { WallApp } from './wall-app.tsx'
import { WallMessage } from './wall-message.tsx'

const root = document.getElementById('wall')
if (!root) throw new Error('wall.html has lost its root')
const idOrKey = incidentInPath(location.pathname)
if (idOrKey === null) {
  createRoot(root).render(
    <WallMessage title="No incident in this address">A wall's address ends in /i/INC-7/wall.</WallMessage>,
  )
} else {
  const store = deviceStore()
  const link = browserLink(idOrKey, store)
  const time = createTicker(() => link.clock.now())
  link.start()
  window.addEventListener('online', () => link.hurry())
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') link.hurry()
  })
  keepAwake(document)
  createRoot(root).render(
    <TimeSourceContext value={time}>
      <WallApp name={idOrKey} link={link} store={store} />
    </TimeSourceContext>,
  )
}
