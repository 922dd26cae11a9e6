import { ChevronDown } from 'lucide-react'
import type { ReactNode } from 'react'
import {
  Select as AriaSelect,
  Button,
  Label,
  ListBox,
  ListBoxItem,
  Popover,
  SelectValue,
  Text,
} from 'react-aria-components'
import { buttonClass } from './button.tsx'
import { classList } from './class-list.ts'
import styles from './overlay.module.css'

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

/** One of several, each with words; the value shown is the caller's, so a refused change springs back by itself. */
export function Select<T extends string>(props: SelectProps<T>) {
  const { label, hideLabel = false, value, options, onChange, isDisabled = false } = props
  const choose = (key: unknown) => {
    const option = options.find((o) => o.value === key)
    if (option && option.value !== value) onChange(option.value)
  }
  return (
    <AriaSelect
      {...(hideLabel && { 'aria-label': label })}
      value={value}
      onChange={choose}
      isDisabled={isDisabled}
    >
      {!hideLabel && <Label className={styles.selectLabel}>{label}</Label>}
      <Button className={classList(buttonClass('plain'), styles.selectButton)}>
        <SelectValue className={styles.value ?? ''} />
        <ChevronDown className={styles.chevron} aria-hidden="true" />
      </Button>
      <Popover className={styles.popover ?? ''} offset={4}>
        <ListBox className={styles.list ?? ''}>
          {options.map((option) => (
            <ListBoxItem
              key={option.value}
              id={option.value}
              textValue={option.label}
              className={styles.item ?? ''}
              isDisabled={Boolean(option.disabledBecause)}
            >
              <span className={styles.value}>
                {option.glyph}
                <Text slot="label">{option.label}</Text>
              </span>
              {(option.disabledBecause ?? option.detail) && (
                <Text slot="description" className={styles.detail ?? ''}>
                  {option.disabledBecause ?? option.detail}
                </Text>
              )}
            </ListBoxItem>
          ))}
        </ListBox>
      </Popover>
    </AriaSelect>
  )
}
