import { Component, type ErrorInfo, type ReactNode } from 'react'
import { InlineError } from './inline-error.tsx'
import { loadAnew } from './lazy-part.tsx'

export interface RegionBoundaryProps {
  /** As people call it: "Timeline". */
  readonly name: string
  readonly children: ReactNode
}

/** A part of the screen that fails alone: the others go on, and this one can be tried again. */
export class RegionBoundary extends Component<RegionBoundaryProps, { readonly failed: boolean }> {
  override state = { failed: false }

  static getDerivedStateFromError() {
    return { failed: true }
  }

  override componentDidCatch(error: unknown, info: ErrorInfo) {
    // The browser's console is the only place a developer will look for it.
    reportError(new Error(`${this.props.name} failed.${info.componentStack ?? ''}`, { cause: error }))
  }

  override render() {
    if (!this.state.failed) return this.props.children
    const again = () => {
      loadAnew()
      this.setState({ failed: false })
    }
    return (
      <InlineError onRetry={again}>{this.props.name} did not load. The rest of the page works.</InlineError>
    )
  }
}
