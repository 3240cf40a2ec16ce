import { Box, Field, Tap, Txt } from '@/components/dom/index'
import { Segments } from '@/components/controls/index'
import type { Scale } from '@/state/money'

interface FigureProps {
  readonly id: string
  readonly label: string
  readonly text: string
  readonly onText: (text: string) => void
  readonly onSubmit?: () => void
  /** Written behind the figure; empty where it stands in a heading. */
  readonly unit: string
  readonly big?: boolean
  readonly signed?: boolean
  readonly invalid?: boolean
  readonly describedBy?: string
}

/** From so many characters on a figure is written smaller, so that its last digit is not cut off. */
const LONG = 7
const LONGER = 10

/** One field for one figure. Number pads lack a minus: `signed` adds a button for it. */
export function Figure({
  id,
  label,
  text,
  onText,
  onSubmit,
  unit,
  big = false,
  signed = false,
  invalid,
  describedBy,
}: FigureProps) {
  const negative = text.startsWith('-')
  const classes = [
    'figure',
    ...(big ? ['figure--big'] : []),
    ...(signed ? ['figure--signed'] : []),
    ...(text.length >= LONGER ? ['figure--longer'] : text.length >= LONG ? ['figure--long'] : []),
    ...(invalid ? ['figure--wrong'] : []),
  ]
  return (
    <Box className={classes.join(' ')}>
      {signed && (
        <Tap
          className={`figure__sign${negative ? ' figure__sign--on' : ''}`}
          label="负数"
          pressed={negative}
          onTap={() => {
            onText(negative ? text.slice(1) : `-${text}`)
          }}
        >
          负数
        </Tap>
      )}
      <Field
        className="figure__input"
        id={id}
        label={label}
        value={text}
        placeholder={big ? '填数字' : ''}
        onChange={onText}
        onSubmit={onSubmit}
        invalid={invalid}
        describedBy={describedBy}
      />
      {unit !== '' && <Txt className="figure__unit">{unit}</Txt>}
    </Box>
  )
}

interface ScaleSwitchProps {
  readonly scale: Scale
  readonly onScale: (scale: Scale) => void
}

const SCALES = [
  { id: 'wan', label: '万元' },
  { id: 'one', label: '元' },
] as const

export function ScaleSwitch({ scale, onScale }: ScaleSwitchProps) {
  return <Segments<Scale> label="金额单位" options={SCALES} chosen={scale} onChoose={onScale} />
}
