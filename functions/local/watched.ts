/** What `npm run dev` does about a file that changed, named from the project's root. */
export function reactionTo(file: string): 'compile' | 'restart' | undefined {
  if (file.startsWith('policies/')) return /\.(ya?ml|txt|md)$/.test(file) ? 'compile' : undefined
  if (file.startsWith('shared/generated/')) return 'restart'
  if (!file.endsWith('.ts') || file.endsWith('.test.ts')) return undefined
  return file.startsWith('shared/compile/') ? 'compile' : 'restart'
}
