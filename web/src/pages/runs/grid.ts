/** The columns of the table, the same for its head and every row. */
export const columnsClass =
  'lg:grid-cols-[2.75rem_minmax(0,1fr)_8.5rem_9rem_5rem_7rem_9rem] xl:grid-cols-[2.75rem_minmax(0,1fr)_8.5rem_11rem_6rem_8rem_9rem_8rem]'
