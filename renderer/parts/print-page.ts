/**
 * Opens the system's print dialog for a page of its own, which also keeps it as PDF. The page is
 * drawn in a frame that may run nothing.
 *
 * @param html a whole document that loads nothing
 */
export function printPage(html: string): void {
  const frame = document.createElement('iframe')
  frame.sandbox.add('allow-same-origin', 'allow-modals')
  frame.style.cssText = 'position:fixed;width:0;height:0;border:0;inset:auto 0 0 auto'
  frame.srcdoc = html
  frame.addEventListener('load', () => {
    frame.contentWindow?.addEventListener('afterprint', () => frame.remove())
    frame.contentWindow?.print()
  })
  document.body.append(frame)
}
