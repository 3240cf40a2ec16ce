import type { RuleProblem } from '../errors'
import { problemAt, problemAtNode, type Check } from '../rules'
import { allNodes } from '../../tree'

/** Whoever is told that something is unknown is told whom to ask. */
export const checkVerify: Check = ({ policies }) =>
  policies.flatMap((lowered): RuleProblem[] => {
    const says = 'tell the user whom to ask, ending in 「请向……核实」'
    const { unverified } = lowered.policy
    const texts = allNodes(lowered.policy).filter((node) => node.op === 'verify')
    return [
      ...texts.filter(({ text }) => !asks(text)).map((node) => problemAtNode(lowered, node, `\`verify\`: ${says}`)),
      ...(unverified && !asks(unverified.note)
        ? [problemAt(lowered.file, ['unverified', 'note'], `\`unverified.note\`: ${says}`)]
        : []),
    ]
  })

/** Ends by telling whom to ask. */
export const asks = (text: string) => /请向.+核实[。）]?$/.test(text)
