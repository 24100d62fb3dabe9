interface SegmentedProps<Value extends string> {
  readonly label: string
  readonly value: Value
  readonly options: readonly { readonly value: Value; readonly name: string }[]
  readonly onChange: (value: Value) => void
}

/** A choice of a few, all of them in view. */
export const Segmented = <Value extends string>({ label, value, options, onChange }: SegmentedProps<Value>) => (
  <div role="group" aria-label={label} className="inline-flex rounded-md border bg-sunk p-0.5">
    {options.map((option) => (
      <button
        key={option.value}
        type="button"
        aria-pressed={option.value === value}
        onClick={() => onChange(option.value)}
        className={`h-7 rounded-sm px-2.5 text-sm font-medium whitespace-nowrap transition-colors ${
          option.value === value ? 'bg-card text-ink shadow-card' : 'text-ink-2 hover:text-ink'
        }`}
      >
        {option.name}
      </button>
    ))}
  </div>
)
