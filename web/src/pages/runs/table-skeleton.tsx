import { Skeleton } from '../../ui/skeleton.tsx'

/** As high as a windowful of rows. */
export const TableSkeleton = () => (
  <div className="mt-12 space-y-px overflow-hidden rounded-lg border bg-card p-4">
    {Array.from({ length: 9 }, (_, row) => (
      <div key={row} className="flex h-14 items-center">
        <Skeleton />
      </div>
    ))}
  </div>
)
