import { Button, Input, Text, View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { END_KEY, LONGEST } from './field'
import type {
  BoxProps,
  CallProps,
  FieldProps,
  HeadingProps,
  NavProps,
  ShareProps,
  SheetProps,
  TapProps,
  TextProps,
} from './types'

/** WeChat takes an attribute as text; one that is not there says nothing. */
const spoken = (state: boolean | undefined) => (state === undefined ? undefined : String(state))

export function Box({ className, children, id, live, decorative, width }: BoxProps) {
  return (
    <View
      className={className}
      id={id}
      aria-live={live ? 'polite' : undefined}
      aria-hidden={decorative ? 'true' : undefined}
      style={width === undefined ? undefined : { width }}
    >
      {children}
    </View>
  )
}

/** Only in a browser: WeChat draws its own bar. */
export function Nav({ className, children }: NavProps) {
  return <View className={className}>{children}</View>
}

export const Header = Box
export const Main = Box
export const Footer = Box
export const List = Box

export function Item({ className = '', children }: BoxProps) {
  return <View className={`item ${className}`}>{children}</View>
}

export function Txt({ className, children, id, selectable }: TextProps) {
  return (
    <Text className={className} id={id} userSelect={selectable}>
      {children}
    </Text>
  )
}

export function Para({ className, children, id }: TextProps) {
  return (
    <View className={className} id={id}>
      {children}
    </View>
  )
}

export function Heading({ className, children, id }: HeadingProps) {
  return (
    <View className={className} id={id}>
      {children}
    </View>
  )
}

export function Tap({ className = '', children, onTap, label, pressed, expanded, disabled }: TapProps) {
  return (
    <View
      className={`tap ${className}${disabled ? ' tap--off' : ''}`}
      hoverClass={disabled ? 'none' : 'tap--down'}
      ariaRole="button"
      ariaLabel={label}
      aria-pressed={spoken(pressed)}
      aria-expanded={spoken(expanded)}
      aria-disabled={spoken(disabled)}
      onClick={() => {
        if (!disabled) onTap()
      }}
    >
      {children}
    </View>
  )
}

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
}: FieldProps) {
  return (
    <Input
      className={className}
      id={id}
      type={kind === 'figure' ? 'digit' : 'text'}
      value={value}
      placeholder={placeholder}
      placeholderClass="field-placeholder"
      confirmType={END_KEY[kind]}
      maxlength={maxLength ?? LONGEST[kind]}
      cursorSpacing={120}
      ariaLabel={label}
      onInput={(event) => {
        onChange(event.detail.value)
      }}
      onConfirm={onSubmit}
    />
  )
}

export function Sheet({ title, onClose, children }: SheetProps) {
  return (
    <View className="sheet">
      <View className="sheet__scrim" onClick={onClose} catchMove />
      <View className="sheet__panel">
        <View className="sheet__head">
          <View className="sheet__title">{title}</View>
          <Tap className="sheet__close" onTap={onClose} label="关闭">
            关闭
          </Tap>
        </View>
        <View className="sheet__body">{children}</View>
      </View>
    </View>
  )
}

/** A telephone number, one tap from being dialled. */
export function Call({ className, number, children }: CallProps) {
  return (
    <Tap
      className={className}
      onTap={() => {
        Taro.makePhoneCall({ phoneNumber: number }).catch(() => undefined)
      }}
    >
      {children}
    </Tap>
  )
}

/** Opens WeChat's own list of people to send the page to. */
export function ShareButton({ className = '', children }: ShareProps) {
  return (
    <Button className={`tap share ${className}`} openType="share" hoverClass="tap--down">
      {children}
    </Button>
  )
}
