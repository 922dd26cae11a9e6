import { ChevronDown } from 'lucide-react'
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
import type { SelectProps } from './select-option.ts'

/** Apart from `select.tsx`, because it brings a library that is not needed before the first paint. */
export function SelectList<T extends string>(props: SelectProps<T>) {
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
