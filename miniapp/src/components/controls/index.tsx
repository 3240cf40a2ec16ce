import { useState, type ReactNode } from 'react'
import { Box, Heading, Tap, Txt } from '@/components/dom/index'

interface ButtonProps {
  readonly kind?: 'primary' | 'secondary' | 'quiet' | 'harmful'
  readonly onTap: () => void
  readonly children: ReactNode
  readonly disabled?: boolean
  readonly label?: string
  /** Takes the width that is left in a row. */
  readonly wide?: boolean
}

export function Button({ kind = 'primary', onTap, children, disabled, label, wide = false }: ButtonProps) {
  return (
    <Tap
      className={`button button--${kind}${wide ? ' button--wide' : ''}`}
      onTap={onTap}
      disabled={disabled}
      label={label}
    >
      {children}
    </Tap>
  )
}

/** A text button in the accent colour, as tall as a finger. */
export function Link({ onTap, children, label }: { onTap: () => void; children: ReactNode; label?: string }) {
  return (
    <Tap className="link" onTap={onTap} label={label}>
      {children}
    </Tap>
  )
}

export type Tone = 'good' | 'warn' | 'bad' | 'plain'

export function Tag({ tone = 'plain', children }: { tone?: Tone; children: ReactNode }) {
  return <Txt className={`tag tag--${tone}`}>{children}</Txt>
}

interface NoticeProps {
  readonly tone?: Tone
  readonly title?: string
  readonly children?: ReactNode
  readonly live?: boolean
}

export function Notice({ tone = 'plain', title, children, live }: NoticeProps) {
  return (
    <Box className={`notice notice--${tone}`} live={live}>
      {title !== undefined && <Box className="notice__title">{title}</Box>}
      {children}
    </Box>
  )
}

interface SegmentsProps<T extends string> {
  readonly label: string
  readonly options: readonly { readonly id: T; readonly label: string }[]
  readonly chosen: T
  readonly onChoose: (id: T) => void
}

/** One of a few, side by side. */
export function Segments<T extends string>({ label, options, chosen, onChoose }: SegmentsProps<T>) {
  return (
    <Box className="segments" groupLabel={label}>
      {options.map((option) => (
        <Tap
          key={option.id}
          className={`segments__one${option.id === chosen ? ' segments__one--on' : ''}`}
          pressed={option.id === chosen}
          onTap={() => {
            onChoose(option.id)
          }}
        >
          {option.label}
        </Tap>
      ))}
    </Box>
  )
}

/** A line that leads somewhere: what it is, what it says, and an arrow. */
export function Row({
  title,
  value,
  hint,
  onTap,
}: {
  title: string
  value?: ReactNode
  hint?: string
  onTap: () => void
}) {
  return (
    <Tap className="row" onTap={onTap}>
      <Box className="row__text">
        <Txt className="row__title">{title}</Txt>
        {hint !== undefined && <Txt className="row__hint">{hint}</Txt>}
      </Box>
      {value !== undefined && <Txt className="row__value">{value}</Txt>}
      <Box className="row__arrow" decorative />
    </Tap>
  )
}

interface SwitchRowProps {
  readonly title: string
  readonly hint?: string
  readonly value?: string
  readonly on: boolean
  readonly onTap: () => void
}

/** A line that is on or off. */
export function SwitchRow({ title, hint, value, on, onTap }: SwitchRowProps) {
  return (
    <Tap className="row" pressed={on} onTap={onTap}>
      <Box className="row__text">
        <Txt className="row__title">{title}</Txt>
        {hint !== undefined && <Txt className="row__hint">{hint}</Txt>}
      </Box>
      {value !== undefined && <Txt className="row__value">{value}</Txt>}
      <Box className={`switch${on ? ' switch--on' : ''}`} decorative />
    </Tap>
  )
}

interface FoldProps {
  readonly title: string
  /** Of its heading. */
  readonly level: 2 | 3
  readonly children: ReactNode
  /** Opened from the start. */
  readonly open?: boolean
}

/** A heading that opens and closes what stands under it. */
export function Fold({ title, level, children, open = false }: FoldProps) {
  const [isOpen, setOpen] = useState(open)
  return (
    <Box className="fold">
      <Heading level={level}>
        <Tap
          className="fold__head"
          expanded={isOpen}
          onTap={() => {
            setOpen(!isOpen)
          }}
        >
          <Txt className="fold__title">{title}</Txt>
          <Box className={`fold__arrow${isOpen ? ' fold__arrow--open' : ''}`} decorative />
        </Tap>
      </Heading>
      {isOpen && <Box className="fold__body">{children}</Box>}
    </Box>
  )
}
