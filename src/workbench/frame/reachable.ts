// What scrolls sideways (a wide table on a narrow screen) is reached by the keyboard too: it can be focused while it is
// broader than its place, and only then.
import { type RefObject, useEffect } from 'react'

const scrolling = '.scroll-x, .in.flush, .strips'

export function useReachableScrolling(main: RefObject<HTMLElement | null>) {
  useEffect(() => {
    const root = main.current
    if (!root) return
    const mark = () => {
      for (const element of root.querySelectorAll<HTMLElement>(scrolling)) {
        const scrolls = element.scrollWidth > element.clientWidth
        if (scrolls && element.tabIndex < 0) element.tabIndex = 0
        else if (!scrolls && element.tabIndex === 0) element.removeAttribute('tabindex')
      }
    }
    const changes = new MutationObserver(mark)
    changes.observe(root, { childList: true, subtree: true })
    const sizes = new ResizeObserver(mark)
    sizes.observe(root)
    return () => {
      changes.disconnect()
      sizes.disconnect()
    }
  }, [main])
}
