import type { Page } from 'playwright-core'

/**
 * Texts of a page that are cut off at the side, as readable lines. What scrolls is not cut; nor is what ends in an ellipsis
 * and tells the whole of it: in its title, or where it leads to.
 */
export function cutTexts(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const told = '[title], button, a, summary, select, label, [role="treeitem"], [role="tab"], [role="option"]'
    // Drawings that are moved about, and what is no text of the page.
    const apart = 'svg, iframe, script, style, .react-flow'
    const cut: string[] = []
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    const range = document.createRange()
    for (let node = texts.nextNode(); node !== null; node = texts.nextNode()) {
      const text = node.textContent?.trim() ?? ''
      const holder = node.parentElement
      if (text === '' || holder === null || holder.closest(apart) !== null) continue
      range.selectNodeContents(node)
      const box = range.getBoundingClientRect()
      if (box.width === 0 || !holder.checkVisibility({ opacityProperty: true, visibilityProperty: true })) continue
      for (let around: Element | null = holder; around !== null && around !== document.body; ) {
        const { overflowX, textOverflow } = getComputedStyle(around)
        const { left, right, width, height } = around.getBoundingClientRect()
        // For screen readers alone.
        if (width <= 1 || height <= 1) break
        if (overflowX === 'auto' || overflowX === 'scroll') break
        const isOut = box.right > right + 1 || box.left < left - 1
        const isMeant = textOverflow === 'ellipsis' && holder.closest(told) !== null
        if ((overflowX === 'hidden' || overflowX === 'clip') && isOut) {
          if (!isMeant) cut.push(`${around.tagName.toLowerCase()}.${around.className}: ${text.slice(0, 80)}`)
          break
        }
        // What has a ground or a border of its own holds its words.
        if (isOut && around.matches('button, a, th, td, h1, h2, h3, .rounded-full, .rounded-md')) {
          if (getComputedStyle(around).display !== 'inline')
            cut.push(`beside ${around.tagName.toLowerCase()}: ${text.slice(0, 80)}`)
          break
        }
        around = around.parentElement
      }
    }
    const pen = document.createElement('canvas').getContext('2d')
    for (const field of document.querySelectorAll<HTMLInputElement>('input[placeholder]:placeholder-shown')) {
      const { font, paddingLeft, paddingRight } = getComputedStyle(field)
      if (pen === null || !field.checkVisibility()) continue
      pen.font = font
      const room = field.clientWidth - Number.parseFloat(paddingLeft) - Number.parseFloat(paddingRight)
      if (pen.measureText(field.placeholder).width > room + 1) cut.push(`placeholder: ${field.placeholder}`)
    }
    return [...new Set(cut)]
  })
}
