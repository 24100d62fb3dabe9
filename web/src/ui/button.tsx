import type { ComponentProps } from 'react'

const looks = {
  primary: 'bg-accent text-on-accent hover:bg-accent-strong border-transparent',
  plain: 'bg-card text-ink border-line-strong hover:bg-sunk',
  quiet: 'bg-transparent text-ink-2 border-transparent hover:bg-sunk hover:text-ink',
  danger: 'bg-card text-bad border-bad hover:bg-bad-soft',
} as const

interface ButtonProps extends ComponentProps<'button'> {
  readonly look?: keyof typeof looks
  readonly size?: 'sm' | 'md'
}

/** The shape of a button, for links that look like one. */
export const buttonClass = (look: keyof typeof looks = 'plain', size: 'sm' | 'md' = 'md'): string =>
  `inline-flex items-center justify-center gap-2 rounded-md border font-medium whitespace-nowrap transition-colors disabled:opacity-60 ${
    size === 'sm' ? 'h-8 px-3 text-sm' : 'h-10 px-4 text-base'
  } ${looks[look]}`

/** A button; one `primary` a view. */
export const Button = ({ look = 'plain', size = 'md', className = '', ...rest }: ButtonProps) => (
  <button type="button" {...rest} className={`${buttonClass(look, size)} ${className}`} />
)
