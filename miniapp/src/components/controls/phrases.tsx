import { Txt } from '@/components/dom/index'

/** Text that breaks its lines between sentences, else behind punctuation, and only then inside a phrase. */
export function Phrases({ text }: { text: string }) {
  return (
    <>
      {split(text, /[^。；？]+[。；？]*/g).map((sentence, index) => (
        <Txt className="phrase" key={index}>
          {split(sentence, /[^，：、]+[，：、]*/g).map((phrase, part) => (
            <Txt className="phrase" key={part}>
              {phrase}
            </Txt>
          ))}
        </Txt>
      ))}
    </>
  )
}

function split(text: string, pattern: RegExp): readonly string[] {
  return text.match(pattern) ?? [text]
}
