import { ChevronDown } from 'lucide-react'
import { Suspense } from 'react'
import { Button } from './button.tsx'
import { lazyPart } from './lazy-part.tsx'
import styles from './overlay.module.css'
import type { SelectProps } from './select-option.ts'

const SelectList = lazyPart(async () => (await import('./select-list.tsx')).SelectList)

/** One of several, each with words; the value shown is the caller's, so a refused change springs back by itself. */
export function Select<T extends string>(props: SelectProps<T>) {
  const { options, onChange, ...rest } = props
  const choose = (value: string) => {
    const option = options.find((each) => each.value === value)
    if (option) onChange(option.value)
  }
  return (
    <Suspense fallback={<Waiting {...props} />}>
      <SelectList {...rest} options={options} onChange={choose} />
    </Suspense>
  )
}

/** The same in look and size, so that nothing moves when the list is there. */
function Waiting<T extends string>({ label, hideLabel = false, value, options }: SelectProps<T>) {
  const shown = options.find((option) => option.value === value)
  return (
    <div>
      {!hideLabel && <span className={styles.selectLabel}>{label}</span>}
      <Button disabledBecause="Loading the list">
        <span className={styles.value}>
          {shown?.glyph}
          {shown?.label ?? value}
        </span>
        <ChevronDown className={styles.chevron} aria-hidden="true" />
      </Button>
    </div>
  )
}
