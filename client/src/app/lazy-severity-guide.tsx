import { Suspense } from 'react'
import type { SeverityGuideProps } from '../features/severity-guide/severity-guide.tsx'
import { lazyPart } from '../ui/lazy-part.tsx'
import { RegionBoundary } from '../ui/region-boundary.tsx'

const SeverityGuide = lazyPart(
  async () => (await import('../features/severity-guide/severity-guide.tsx')).SeverityGuide,
)

/** The guide is loaded when somebody asks for it; the header and the declare page offer it. */
export const severityGuide = (props: SeverityGuideProps) => (
  <RegionBoundary name="The severity guide">
    <Suspense fallback={<p role="status">Loading the questions…</p>}>
      <SeverityGuide {...props} />
    </Suspense>
  </RegionBoundary>
)
