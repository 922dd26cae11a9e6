import './ui/tokens.css'
import './ui/fonts.css'
import './ui/base.css'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './app/app.tsx'
import { watchForUpdates } from './app/app-updates.ts'
import { applyAmbient } from './ui/ambient.ts'

applyAmbient()
const root = document.getElementById('root')
if (!root) throw new Error('index.html has no #root.')
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
)
// In development Vite serves the modules; a cached shell would hide every change.
if (import.meta.env.PROD) watchForUpdates()
