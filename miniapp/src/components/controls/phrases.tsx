import { Txt } from '@/components/dom/index'

/** Text that breaks its lines behind punctuation rather than inside a phrase. */
export function Phrases({ text }: { text: string }) {
  const phrases = text.match(/[^，。；：、？]+[，。；：、？]*|[，。；：、？]+/g) ?? [text]
  return (
    <>
      {phrases.map((phrase, index) => (
        <Txt className="phrase" key={index}>
          {phrase}
        </Txt>
      ))}
    </>
  )
}
