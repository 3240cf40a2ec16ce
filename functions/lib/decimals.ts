import type { Fraction } from '../../shared/index'

const PLACES = 12

/** An exact fraction as a plain decimal: `0.015`. One that does not end is cut after twelve places. */
export function decimalText([n, d]: Fraction): string {
  const magnitude = Math.abs(n)
  let rest = magnitude % d
  let digits = ''
  for (let place = 0; rest > 0 && place < PLACES; place++) {
    rest *= 10
    digits += String(Math.floor(rest / d))
    rest %= d
  }
  const text = `${(magnitude - (magnitude % d)) / d}${digits && `.${digits}`}`
  return n < 0 ? `-${text}` : text
}
