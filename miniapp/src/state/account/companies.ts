/** What the owner does with saved companies. The answers on the screen are always those of the current one. */
import { keepAnswers, type Answer, type Answers } from '../../../../shared/index'
import { today } from '@/services/clock'
import { engine } from '@/services/engine'
import { hasServer } from '@/services/http'
import { whenBack } from '@/services/network'
import { randomText } from '@/services/random'
import type { Reply } from '@/services/request'
import { draftStore, droppedAnswers } from '../app'
import { begin, emptyDraft, isWhole, restore, wholeCheck, type Draft } from '../draft'
import { favouritesStore } from '../favourites'
import { same, sameAnswers, type Dispute } from './merge'
import { leavePlace, placeOf } from './places'
import { companyOf, isChanged, withChange, withCompany, without, type Roster } from './roster'
import { saidStore } from './said'
import { changeRoster, mergesStore, rosterStore } from './saved'
import { join, wantAccount } from './session'
import { saveSoon, sync } from './sync'

const ID_BYTES = 16

/** Saves the answers on the screen as a company of this name; from now on they are kept up to date. */
export async function saveAsCompany(name: string): Promise<void> {
  await add(name, draftStore.get().answers)
}

/** A company without answers, ready to be filled in. */
export async function newCompany(name: string): Promise<void> {
  await add(name, {})
}

/** Stands on this phone when it returns; whatever else there is to do goes on without the owner. */
async function add(name: string, answers: Answers): Promise<void> {
  const id = await randomText(ID_BYTES)
  saidStore.set('')
  changeRoster((roster) => withCompany(roster, { id, name: name.trim(), answers, base: null }))
  if (answers === draftStore.get().answers) changeRoster((roster) => ({ ...roster, current: id }))
  else switchTo(id)
  if (hasServer) keepOnServer()
}

/** Opens an account where there is none, and saves everything there. */
export function keepOnServer(): void {
  wantAccount()
  void sync()
}

export function renameCompany(id: string, name: string): void {
  saidStore.set('')
  changeRoster((roster) => withChange(roster, id, { name: name.trim() }))
}

/** Brings its answers to the screen, in the year and the check in which they were last looked at here. */
export function switchTo(id: string): void {
  const company = companyOf(rosterStore.get(), id)
  if (!company) return
  saidStore.set('')
  leavePlace(rosterStore.get(), draftStore.get())
  changeRoster((roster) => ({ ...roster, current: id }))
  const place = placeOf(id)
  const known = place && restore(engine, { ...place, answers: company.answers }, today())
  if (!known) {
    show(company.answers)
    return
  }
  droppedAnswers.set(known.dropped)
  draftStore.set(known.draft)
}

/** Gone here at once, and from the account as soon as there is a network. */
export function deleteCompany(id: string): void {
  mergesStore.set(mergesStore.get().filter(({ company }) => company !== id))
  changeRoster((roster) => without(roster, id))
}

/** Takes the other phone's value of one disputed field. */
export function takeTheirs(id: string, { fact, theirs }: Dispute): void {
  const company = companyOf(rosterStore.get(), id)
  if (!company) return
  if (fact === null) renameCompany(id, theirs as string)
  else changeRoster((roster) => withChange(roster, id, { answers: withAnswer(company.answers, fact, theirs) }))
  mergesStore.set(
    mergesStore.get().map((one) => {
      if (one.company !== id) return one
      return { ...one, taken: [...one.taken, fact], disputes: one.disputes.filter((other) => other.fact !== fact) }
    }),
  )
}

function withAnswer(answers: Answers, fact: string, answer: Answer | undefined): Answers {
  const { [fact]: _, ...others } = answers
  return answer === undefined ? others : { ...others, [fact]: answer }
}

/** Puts a company's answers on the screen; the questions start over. Without answers the check is anybody's guess. */
function show(stored: Answers): void {
  const { answers, dropped } = keepAnswers(engine, stored)
  const { year, check, policies, skipped } = draftStore.get()
  const begun = Object.keys(answers).length > 0 ? { check, policies, skipped } : {}
  droppedAnswers.set(dropped.flatMap((id) => engine.facts.get(id)?.label ?? []))
  draftStore.set({ ...emptyDraft(engine, year), ...begun, answers })
}

/** Joins the account of another device by the code it shows; what is saved here goes along. */
export async function joinBy(code: string): Promise<Reply | null> {
  const joined = await join(code)
  if (!joined?.ok) return joined
  await sync()
  const { current, companies } = rosterStore.get()
  const [first] = companies
  if (current === null && first && Object.keys(draftStore.get().answers).length === 0) switchTo(first.id)
  return joined
}

/** A check whose result can be shown: the one begun, or the whole one. */
export function withCheck(draft: Draft): Draft {
  return draft.policies.length > 0 ? draft : withWholeCheck(draft)
}

/** The check in which every answer has its place. */
function withWholeCheck(draft: Draft): Draft {
  const whole = wholeCheck(engine)
  return !whole || isWhole(engine, draft) ? draft : begin(engine, draft, whole)
}

/** Brings every answer of a company to the screen, whatever was being checked. */
export function openAnswers(id: string): void {
  if (rosterStore.get().current !== id) switchTo(id)
  draftStore.set(withWholeCheck(draftStore.get()))
}

/** Whether there are answers on the screen that belong to no company: those of another would take their place. */
export function hasUnsaved(roster: Roster, { answers }: Draft): boolean {
  return !companyOf(roster, roster.current) && Object.keys(answers).length > 0
}

/** Keeps answers, companies and account together from now on. To be called once, when the app starts. */
export function keepTogether(): void {
  draftStore.subscribe(() => {
    changeRoster(answersToCompany)
  })
  let { current } = rosterStore.get()
  rosterStore.subscribe(() => {
    const before = current
    current = rosterStore.get().current
    // Deleted, here or on another phone: its answers leave the screen with it.
    if (current === null && before !== null && !companyOf(rosterStore.get(), before)) show({})
    companyToAnswers(rosterStore.get())
    if (rosterStore.get().companies.some(isChanged) || rosterStore.get().deleted.length > 0) saveSoon()
  })
  favouritesStore.subscribe(() => {
    saveSoon()
  })
  whenBack(() => void sync())
  void sync()
}

/** Answers of questions that this app does not know stay with the company. */
function answersToCompany(roster: Roster): Roster {
  const company = companyOf(roster, roster.current)
  if (!company) return roster
  const unknown = Object.entries(company.answers).filter(([fact]) => !engine.facts.has(fact))
  const answers = { ...Object.fromEntries(unknown), ...draftStore.get().answers }
  return sameAnswers(answers, company.answers) ? roster : withChange(roster, company.id, { answers })
}

function companyToAnswers(roster: Roster): void {
  const company = companyOf(roster, roster.current)
  if (!company) return
  const draft = draftStore.get()
  const { answers } = keepAnswers(engine, company.answers)
  if (sameAnswers(answers, draft.answers)) return
  const estimated = draft.estimated.filter((fact) => same(answers[fact], draft.answers[fact]))
  draftStore.set({ ...draft, answers, estimated })
}
