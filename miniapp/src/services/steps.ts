/** WeChat keeps one page for all questions: its back button leaves the check, ours goes one question back. */
export const useSteps: (step: number, onStep: (step: number) => void) => void = () => undefined

/** True when the platform itself took the step back. */
export function stepBack(): boolean {
  return false
}
