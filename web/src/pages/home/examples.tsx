import { useId } from 'react'
import { home } from '../../words/home.ts'

interface ExamplesProps {
  /** What stands in the field. */
  readonly chosen: string
  readonly onChoose: (text: string) => void
}

/** Requirements of other people, to begin with. */
export function Examples({ chosen, onChoose }: ExamplesProps) {
  const id = useId()
  return (
    <div role="group" aria-labelledby={id} className="flex flex-wrap items-center gap-2">
      <p id={id} className="me-1 text-sm text-ink-3">
        {home.examples.label}
      </p>
      {home.examples.all.map(({ name, text }) => (
        <button
          key={name}
          type="button"
          aria-pressed={chosen === text}
          onClick={() => onChoose(text)}
          className="h-8 rounded-full border bg-card px-3 text-sm font-medium text-ink-2 transition-colors hover:border-line-strong hover:text-ink aria-pressed:border-accent aria-pressed:bg-accent-soft aria-pressed:text-accent"
        >
          {name}
        </button>
      ))}
    </div>
  )
}
