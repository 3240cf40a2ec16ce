import { useEffect, useRef, type KeyboardEvent } from 'react'
import { END_KEY, LONGEST } from './field'
import type { BoxProps, CallProps, FieldProps, HeadingProps, NavProps, SheetProps, TapProps, TextProps } from './types'

export function Box({ className, children, id, live, decorative, groupLabel, width }: BoxProps) {
  return (
    <div
      className={className}
      id={id}
      role={live ? 'status' : groupLabel === undefined ? undefined : 'group'}
      aria-label={groupLabel}
      aria-hidden={decorative}
      style={width === undefined ? undefined : { width }}
    >
      {children}
    </div>
  )
}

export function Header({ className, children }: BoxProps) {
  return <header className={className}>{children}</header>
}

export function Footer({ className, children }: BoxProps) {
  return <footer className={className}>{children}</footer>
}

export function Nav({ className, label, children }: NavProps) {
  return (
    <nav className={className} aria-label={label}>
      {children}
    </nav>
  )
}

export function Main({ className, children }: BoxProps) {
  return <main className={className}>{children}</main>
}

export function List({ className, children }: BoxProps) {
  return (
    // Safari drops the list role of a list without bullets unless it is spelled out.
    <ul className={className} role="list">
      {children}
    </ul>
  )
}

export function Item({ className, children }: BoxProps) {
  return <li className={`item ${className ?? ''}`}>{children}</li>
}

export function Txt({ className, children, id }: TextProps) {
  return (
    <span className={className} id={id}>
      {children}
    </span>
  )
}

export function Para({ className, children, id }: TextProps) {
  return (
    <p className={className} id={id}>
      {children}
    </p>
  )
}

/** A telephone number, one tap from being dialled. */
export function Call({ className = '', number, children }: CallProps) {
  return (
    <a className={`tap ${className}`} href={`tel:${number}`}>
      {children}
    </a>
  )
}

/** What the reading position was moved to last; nothing is moved on the first screen. */
let lastFocusKey: string | null = null

export function Heading({ level, className, children, id, focusKey }: HeadingProps) {
  const element = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    if (focusKey === undefined || focusKey === lastFocusKey) return
    if (lastFocusKey !== null) element.current?.focus({ preventScroll: true })
    lastFocusKey = focusKey
  }, [focusKey])
  const Tag = `h${level}` as const
  return (
    <Tag className={className} id={id} ref={element} tabIndex={focusKey === undefined ? undefined : -1}>
      {children}
    </Tag>
  )
}

export function Tap({ className = '', children, onTap, label, pressed, current, expanded, disabled }: TapProps) {
  return (
    <button
      type="button"
      className={`tap ${className}${disabled ? ' tap--off' : ''}`}
      aria-label={label}
      aria-pressed={pressed}
      aria-current={current ? 'page' : undefined}
      aria-expanded={expanded}
      aria-disabled={disabled}
      onClick={() => {
        if (!disabled) onTap()
      }}
    >
      {children}
    </button>
  )
}

const INPUT_MODE = { figure: 'decimal', search: 'search', name: 'text' } as const

export function Field({
  className,
  id,
  value,
  onChange,
  onSubmit,
  label,
  placeholder,
  kind = 'figure',
  maxLength,
  invalid,
  describedBy,
}: FieldProps) {
  return (
    <input
      className={className}
      id={id}
      type={kind === 'search' ? 'search' : 'text'}
      inputMode={INPUT_MODE[kind]}
      enterKeyHint={END_KEY[kind]}
      autoComplete="off"
      maxLength={maxLength ?? LONGEST[kind]}
      value={value}
      placeholder={placeholder}
      aria-label={label}
      aria-invalid={invalid}
      aria-describedby={describedBy}
      onChange={(event) => {
        onChange(event.target.value)
      }}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && !event.nativeEvent.isComposing) onSubmit?.()
      }}
    />
  )
}

const FOCUSABLE = 'button, input, [href], [tabindex]:not([tabindex="-1"])'

/** A bottom drawer: keeps the focus inside, closes with Escape, gives the focus back. */
export function Sheet({ title, onClose, children }: SheetProps) {
  const panel = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const before = document.activeElement
    panel.current?.querySelector<HTMLElement>(FOCUSABLE)?.focus({ preventScroll: true })
    return () => {
      if (before instanceof HTMLElement) before.focus({ preventScroll: true })
    }
  }, [])
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape') onClose()
    if (event.key !== 'Tab' || !panel.current) return
    const stops = panel.current.querySelectorAll<HTMLElement>(FOCUSABLE)
    const edge = event.shiftKey ? stops[0] : stops[stops.length - 1]
    if (document.activeElement !== edge) return
    event.preventDefault()
    const other = event.shiftKey ? stops[stops.length - 1] : stops[0]
    other?.focus()
  }
  return (
    <div className="sheet">
      <div className="sheet__scrim" onClick={onClose} aria-hidden="true" />
      <div
        className="sheet__panel"
        role="dialog"
        aria-modal="true"
        aria-label={title}
        ref={panel}
        onKeyDown={onKeyDown}
      >
        <div className="sheet__head">
          <h2 className="sheet__title">{title}</h2>
          <Tap className="sheet__close" onTap={onClose}>
            关闭
          </Tap>
        </div>
        <div className="sheet__body" tabIndex={0}>
          {children}
        </div>
      </div>
    </div>
  )
}

/** WeChat's alone: a browser shares by the address. */
export const ShareButton = () => null
