/** Puts a text on the clipboard. Throws where the browser does not let it. */
export async function copyText(text: string): Promise<void> {
  // Pages that came over plain HTTP from another machine have no clipboard of the newer kind.
  if ('clipboard' in navigator) return navigator.clipboard.writeText(text)
  let taken = false
  const give = (event: ClipboardEvent): void => {
    event.clipboardData?.setData('text/plain', text)
    event.preventDefault()
    taken = true
  }
  document.addEventListener('copy', give, { once: true })
  document.execCommand('copy')
  document.removeEventListener('copy', give)
  if (!taken) throw new Error('Found no clipboard, expected one; select the text and copy it.')
}
