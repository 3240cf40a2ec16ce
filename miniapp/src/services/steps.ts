/** WeChat keeps one page for all questions: its back button leaves the check, ours goes one question back. */
export function useSteps(_at: number, _onStep: (at: number) => void): void {
  // Nothing to keep in step with.
}

/** True when the platform itself took the step back. */
export function stepBack(): boolean {
  return false
}
