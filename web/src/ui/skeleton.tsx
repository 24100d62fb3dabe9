import { app } from '../words/app.ts'

/** Takes the place of what is on its way, so that nothing jumps when it comes. */
export const Skeleton = ({ className = 'h-5 w-full' }: { readonly className?: string }) => (
  <div role="status" aria-label={app.loading} className={`animate-pulse rounded-md bg-sunk ${className}`} />
)
