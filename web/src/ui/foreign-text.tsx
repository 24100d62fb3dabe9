import { Fragment } from 'react'
import { showControls } from './control-characters.ts'
import { splitHits } from './hits.ts'

interface ForeignTextProps {
  readonly text: string
  /** What to mark wherever it stands. */
  readonly query?: string
}

/** Text from elsewhere, with the hits of a search marked and characters that cannot be seen made visible. */
export const ForeignText = ({ text, query = '' }: ForeignTextProps) => (
  <bdi>
    {splitHits(text, query).map((piece, index) =>
      piece.hit ? (
        <mark key={index} className="rounded-sm bg-warn-soft text-warn">
          <Seen text={piece.text} />
        </mark>
      ) : (
        <Seen key={index} text={piece.text} />
      ),
    )}
  </bdi>
)

const Seen = ({ text }: { readonly text: string }) =>
  showControls(text).map((piece, index) =>
    piece.control ? (
      <span key={index} className="rounded-sm bg-bad-soft font-mono text-xs text-bad">
        {piece.text}
      </span>
    ) : (
      <Fragment key={index}>{piece.text}</Fragment>
    ),
  )
