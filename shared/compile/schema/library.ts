import * as z from 'zod'
import { fields, id, text } from './common'

/** `library.yaml`: groups of readers. A policy or clause belongs to every group whose words its audience names. */
export const librarySchema = fields({
  audiences: z.array(fields({ id, label: text, words: z.array(text).min(1) })).min(1),
}).describe('How the library is sorted for readers')

export type RawLibrary = z.infer<typeof librarySchema>
