import type { ReactNode } from 'react'

/**
 * The elements every screen is made of. `index.tsx` draws them with Taro's built-ins (WeChat),
 * `index.h5.tsx` with the HTML element that has the right meaning. Both take these props.
 */
export interface BoxProps {
  readonly className?: string
  readonly children?: ReactNode
  readonly id?: string
  /** Read aloud when it changes. */
  readonly live?: boolean
  /** Decoration: hidden from screen readers. */
  readonly decorative?: boolean
  /** Names a group of controls. */
  readonly groupLabel?: string
  /** Inline width, for progress bars. */
  readonly width?: string
}

export interface NavProps {
  readonly className?: string
  readonly label: string
  readonly children?: ReactNode
}

export interface TextProps {
  readonly className?: string
  readonly children?: ReactNode
  readonly id?: string
  /** Can be picked up by a long press: in a browser any text can. */
  readonly selectable?: boolean
}

export interface HeadingProps {
  readonly level: 1 | 2 | 3
  readonly className?: string
  readonly children?: ReactNode
  readonly id?: string
  /** Moves the reading position here whenever this value changes. */
  readonly focusKey?: string
}

export interface TapProps {
  readonly className?: string
  readonly children?: ReactNode
  readonly onTap: () => void
  /** Spoken name, when the visible text alone does not say it. */
  readonly label?: string
  /** For toggles: whether it is on. */
  readonly pressed?: boolean
  /** For places to go to: whether it is where we are. */
  readonly current?: boolean
  /** For disclosures: whether its part is open. */
  readonly expanded?: boolean
  readonly disabled?: boolean
}

export interface FieldProps {
  readonly className?: string
  readonly id: string
  readonly value: string
  readonly onChange: (value: string) => void
  readonly onSubmit?: () => void
  readonly label: string
  readonly placeholder?: string
  /** What is typed: a figure, words to look for, or a name. */
  readonly kind?: 'figure' | 'search' | 'name'
  readonly maxLength?: number
  readonly invalid?: boolean
  /** Id of the text that explains or corrects the input. */
  readonly describedBy?: string
}

export interface SheetProps {
  readonly title: string
  readonly onClose: () => void
  readonly children?: ReactNode
}

export interface CallProps {
  readonly className?: string
  /** As printed. */
  readonly number: string
  readonly children?: ReactNode
}

export interface ShareProps {
  readonly className?: string
  readonly children?: ReactNode
}
