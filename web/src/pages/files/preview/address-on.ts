/** What somebody typed as an address of the preview's own origin: nothing else is framed. */
export function addressOn(preview: string, typed: string): string {
  const home = new URL('/', preview)
  const path = URL.canParse(typed) ? pathOf(new URL(typed)) : typed
  // A second slash at the beginning would name another host.
  const url = URL.parse(path.replace(/^[/\\]+/, '/'), home)
  return url?.origin === home.origin ? url.href : home.href
}

const pathOf = ({ pathname, search, hash }: URL): string => `${pathname}${search}${hash}`
