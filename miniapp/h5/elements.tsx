/**
 * Taro's built-in components on H5, as the plain HTML elements they mean.
 * The build puts this file in the place of `@tarojs/components`: a real `<button>` and `<input>` work with
 * touch, mouse, keyboard and screen reader, and cost 1 kB where Taro's web components cost 25 kB.
 * Only what the pages use is here; importing anything else fails the build.
 */
import type { BlockProps, ImageProps, InputProps, ScrollViewProps, TextareaProps } from '@tarojs/components'
import {
  type ChangeEvent,
  createElement,
  forwardRef,
  type HTMLAttributes,
  type KeyboardEvent,
  type PropsWithChildren,
  type SyntheticEvent,
} from 'react'
import './elements.css'

type Field = HTMLInputElement | HTMLTextAreaElement
type Attributes = Record<string, unknown>
type Listener = ((event: never) => void) | undefined

const forWechatOnly = new Set(
  `animation compileMode disablePrerender forwardedRef hoverClass hoverStayTime hoverStartTime hoverStopPropagation
   catchMove selectable userSelect space decode plain type size formType openType loading lang scrollX scrollY
   scrollTop scrollLeft scrollIntoView scrollWithAnimation enhanced showScrollbar enableFlex bounces cursorSpacing
   adjustPosition alwaysEmbed holdKeyboard selectionStart selectionEnd confirmType confirmHold placeholderClass
   placeholderStyle placeholderTextColor password maxlength focus autoFocus autoHeight fixed showConfirmBar
   disableDefaultPadding mode webp lazyLoad showMenuByLongpress onConfirm onInput onLongPress`.split(/\s+/),
)

const htmlNames: Record<string, string> = { ariaRole: 'role', ariaLabel: 'aria-label', for: 'htmlFor' }

/** Keeps the attributes HTML knows (`aria-*`, `role`, `id`, `style`, events …) under their HTML names. */
function attributes(props: object): Attributes {
  const kept: Attributes = {}
  for (const [name, value] of Object.entries(props)) {
    if (!forWechatOnly.has(name)) kept[htmlNames[name] ?? name] = value
  }
  return kept
}

/** Calls a Taro listener with the event's `detail.value`, as WeChat fills it. */
function tell(listener: Listener, event: SyntheticEvent<Field>) {
  const { value, selectionStart } = event.currentTarget
  Object.assign(event, { detail: { value, cursor: selectionStart ?? value.length } })
  listener?.(event as never)
}

/** A component that renders `tag`; `extra` turns what WeChat calls otherwise into attributes. */
function element(tag: string, extra: (props: never) => Attributes = () => ({})) {
  return forwardRef<Element, object>(function Element(props, ref) {
    return createElement(tag, { ...attributes(props), ...extra(props as never), ref })
  })
}

export const View = element('div')
export const Text = element('span')
export const Label = element('label')
export const Button = element('button', () => ({ type: 'button' }))
export const Image = element('img', ({ ariaLabel }: ImageProps & { ariaLabel?: string }) => ({
  alt: ariaLabel ?? '',
}))
export const ScrollView = element('div', ({ scrollX, scrollY, style }: ScrollViewProps) => ({
  style: {
    overflowX: scrollX ? 'auto' : 'hidden',
    overflowY: scrollY ? 'auto' : 'hidden',
    ...(typeof style === 'object' ? style : {}),
  },
}))

const keyboards: Partial<Record<string, HTMLAttributes<Field>['inputMode']>> = { number: 'numeric', digit: 'decimal' }

function field(props: InputProps | TextareaProps): Attributes {
  const { maxlength = 140, onInput, onFocus, onBlur, onConfirm, focus } = props
  return {
    maxLength: maxlength < 0 ? undefined : maxlength,
    autoFocus: focus,
    onChange: (event: ChangeEvent<Field>) => tell(onInput, event),
    onFocus: (event: SyntheticEvent<Field>) => tell(onFocus, event),
    onBlur: (event: SyntheticEvent<Field>) => tell(onBlur, event),
    onKeyDown: (event: KeyboardEvent<Field>) => {
      if (event.key === 'Enter' && !event.nativeEvent.isComposing) tell(onConfirm, event)
    },
  }
}

export const Textarea = element('textarea', field)
export const Input = element('input', (props: InputProps) => ({
  ...field(props),
  type: props.password ? 'password' : 'text',
  inputMode: keyboards[props.type ?? 'text'],
  autoComplete: 'off',
}))

/** No element of its own, as in WeChat. */
export function Block({ children }: PropsWithChildren<BlockProps>) {
  return <>{children}</>
}

/** Taro's H5 start-up imports it by name; no page pulls to refresh. */
export const PullDownRefresh = Block
