/** The rule module. The only door for the mini-app and the functions. */
import type { Answers } from './results'
import type { Engine } from './engine'
import { checkAnswers as check, keepAnswers as keep } from './answers'

export type * from './bundle'
export type * from './library'
export type * from './results'
export { AMOUNT_KINDS, RELATIONS, ROLES, UNITS } from './bundle'
export { STATUSES, VERDICTS } from './results'
export type { Engine } from './engine'
export type { Notice, NoticeEvent, NoticeKind, Profile, Wishes } from './notice'
export { load } from './engine'
export { citedClauses, CLAUSE_KINDS, DOCUMENT_STATUSES, isLocal, openLibrary } from './library'
export type { Entry, EntryFilter, Standing } from './catalogue'
export { catalogueOf, clauseEntries, fits, policiesOf, policyEntries, standingOn } from './catalogue'
export type { Hit, Index, Part } from './search'
export { excerpt, markWords, search, searchIndex, wordsOf } from './search'
export { evaluate, isBenefit } from './evaluate'
export { conditions, explain, explainAll } from './explain'
export { byTheme, groupOf, leadingQuestions, nextQuestions, nextScreen, questionsFor } from './questions'
export { notices } from './notices'
export { resultChanges } from './changes'
export { asTold, LEADS, NOTICE_EVENTS, NOTICE_KINDS, ON_THE_DAY, USUAL_WISHES } from './notice'
export { calendarEvents, calendarText, type CalendarEvent } from './calendar'
export { addDays, daysBetween, fullDay, monthDay } from './days'
export { portfolio } from './portfolio'
export { factsOf } from './tree'
export { clauseOn, isWithin, paramOn, statusOn } from './period'
export { AnswerError, RuleError } from './errors'
export { decimal, describe, factAnswerText, moneyRange, valueText, wan, yuan } from './format'

/** The answers, if the engine can use every one of them. Throws AnswerError with the path of the first it cannot. */
export function checkAnswers(engine: Engine, answers: unknown): Answers {
  return check(engine.slots, answers)
}

/** Answers stored under an earlier bundle: what is still valid, and the ids of what is not. Never throws. */
export function keepAnswers(engine: Engine, stored: unknown): { answers: Answers; dropped: string[] } {
  return keep(engine.slots, stored)
}
