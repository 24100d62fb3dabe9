/** Two letters that stand for a persona wherever there is no room for its title. */
export const PersonaMark = ({ title, size = 'md' }: { readonly title: string; readonly size?: 'sm' | 'md' }) => (
  <span
    aria-hidden="true"
    className={`inline-flex shrink-0 items-center justify-center rounded-full border bg-sunk font-semibold text-ink-2 ${
      size === 'sm' ? 'size-6 text-[0.625rem]' : 'size-9 text-xs'
    }`}
  >
    {initials(title)}
  </span>
)

const initials = (title: string): string => {
  const [first = '', second = ''] = title.split(/\s+/)
  return `${first.slice(0, 1)}${second.slice(0, 1) || first.slice(1, 2)}`.toUpperCase()
}
