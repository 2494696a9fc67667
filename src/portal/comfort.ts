/**
 * The one script of the pages, for comfort only: a note and its cells light up together.
 * Every page is whole without it.
 */
export const comfort = `for (const note of document.querySelectorAll('.fnote[id]')) {
  const links = document.querySelectorAll('td a[href="#' + note.id + '"]')
  const lit = [note, ...[...links].map((link) => link.closest('td'))]
  const light = (on) => lit.forEach((one) => one.classList.toggle('lit', on))
  for (const one of lit) {
    one.addEventListener('mouseenter', () => light(true))
    one.addEventListener('mouseleave', () => light(false))
  }
}
`
