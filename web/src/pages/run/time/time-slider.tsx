import type { Mark } from './marks.ts'
import { TimeMarks } from './time-marks.tsx'
import { run as words } from '../../../words/run.ts'

interface TimeSliderProps {
  readonly value: number
  readonly head: number
  /** The moment in words. */
  readonly said: string
  readonly marks: readonly Mark[]
  readonly onChange: (seq: number) => void
}

const thumb =
  '[&::-webkit-slider-thumb]:size-4 [&::-webkit-slider-thumb]:appearance-none [&::-webkit-slider-thumb]:rounded-full [&::-webkit-slider-thumb]:border-2 [&::-webkit-slider-thumb]:border-card [&::-webkit-slider-thumb]:bg-accent [&::-webkit-slider-thumb]:shadow-card [&::-moz-range-thumb]:size-3 [&::-moz-range-thumb]:rounded-full [&::-moz-range-thumb]:border-2 [&::-moz-range-thumb]:border-card [&::-moz-range-thumb]:bg-accent'

/** The log of a run as a line, with the moment that is looked at on it. */
export const TimeSlider = ({ value, head, said, marks, onChange }: TimeSliderProps) => (
  <div className="relative h-8 min-w-0 flex-1">
    <span
      aria-hidden="true"
      className="absolute inset-x-2 top-1/2 h-1 -translate-y-1/2 overflow-hidden rounded-full bg-line"
    >
      <span
        className="block h-full origin-left bg-accent"
        style={{ transform: `scaleX(${head === 0 ? 0 : value / head})` }}
      />
    </span>
    <TimeMarks marks={marks} head={head} />
    <input
      type="range"
      aria-label={words.time.slider}
      aria-valuetext={said}
      min={0}
      max={Math.max(1, head)}
      step={1}
      value={value}
      onChange={(event) => onChange(Number(event.target.value))}
      className={`absolute inset-0 h-full w-full cursor-pointer appearance-none rounded-md bg-transparent ${thumb}`}
    />
  </div>
)
