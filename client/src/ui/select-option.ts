import type { ReactNode } from 'react'

export interface SelectOption<T extends string> {
  readonly value: T
  readonly label: string
  /** Glyph or flag before the words. */
  readonly glyph?: ReactNode
  readonly detail?: string | undefined
  readonly disabledBecause?: string | null | undefined
}

export interface SelectProps<T extends string> {
  readonly label: string
  readonly hideLabel?: boolean
  readonly value: T
  readonly options: readonly SelectOption<T>[]
  readonly onChange: (value: T) => void
  readonly isDisabled?: boolean
}
