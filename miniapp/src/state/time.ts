/** The time a question is about, in words. */
import type { Fact, IsoDate } from '../../../shared/index'

const QUARTER_ENDS = ['03-31', '06-30', '09-30', '12-31']

/** 「2026年度 · 全年」, 「2026年度 · 上年（2025年）」. */
export function timeText({ about }: Fact, year: number): string {
  const words = about === '上年' ? `上年（${year - 1}年）` : about
  return words === undefined ? `${year}年度` : `${year}年度 · ${words}`
}

/** A figure of a whole year that is not over on that day. */
export function isAhead({ about, type }: Fact, on: IsoDate): boolean {
  return type === 'number' && about === '全年' && quartersOver(on) < QUARTER_ENDS.length
}

/** How many quarters of its year are over at the end of that day. */
export function quartersOver(on: IsoDate): number {
  return QUARTER_ENDS.filter((end) => end <= on.slice(5)).length
}
