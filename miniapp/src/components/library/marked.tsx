import { markWords } from '../../../../shared/index'
import { Txt } from '@/components/dom/index'

/** A text with the words of the search marked in it. */
export function Marked({ text, query }: { text: string; query: string }) {
  if (query === '') return <>{text}</>
  return (
    <>
      {markWords(text, query).map((part, index) =>
        part.hit ? (
          <Txt className="marked" key={index}>
            {part.text}
          </Txt>
        ) : (
          part.text
        ),
      )}
    </>
  )
}
