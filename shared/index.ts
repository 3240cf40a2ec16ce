/** The rule module. The only door for the mini-app and the functions. */
export type * from './bundle'
export type * from './library'
export type * from './results'
export { AMOUNT_KINDS, RELATIONS, ROLES, UNITS } from './bundle'
export { STATUSES, VERDICTS } from './results'
export type { Engine } from './engine'
export { checkAnswers, keepAnswers } from './answers'
export type { Notice, NoticeKind, Profile, Wishes } from './notice'
export { load } from './engine'
export { citedClauses, CLAUSE_KINDS, DOCUMENT_STATUSES, isLocal, openLibrary } from './library'
export type { Entry, EntryFilter, Standing } from './catalogue'
export { catalogueOf, clauseEntries, fits, policiesOf, policyEntries, standingOn } from './catalogue'
export type { Index } from './search'
export { excerpt, markWords, search, searchIndex } from './search'
export { evaluate, isBenefit } from './evaluate'
export { conditions, explain, explainAll } from './explain'
export { byTheme, groupOf, leadingQuestions, nextQuestions, nextScreen, questionsFor } from './questions'
export { notices } from './notices'
export { moneyDirection, resultChanges } from './changes'
export { asTold, LEADS, NOTICE_EVENTS, NOTICE_KINDS, ON_THE_DAY, USUAL_WISHES } from './notice'
export { calendarEvents, calendarText, type CalendarEvent } from './calendar'
export { addDays, daysBetween, fullDay, monthDay } from './days'
export { portfolio } from './portfolio'
export { factsOf } from './tree'
export { clauseOn, isWithin, statusOn } from './period'
export { MAX_COMPANIES, MAX_NAME, MOST_READ } from './limits'
export { AnswerError } from './errors'
export {
  decimal,
  describe,
  factAnswerText,
  moneyRange,
  UNIT_LABELS,
  UNKNOWN_AMOUNT,
  valueText,
  wan,
  yuan,
} from './format'
