import { buildContestant } from './rules'

await buildContestant()
