/**
 * The one script of the pages, for comfort only: a note and its cells light up together; a dropped file is taken.
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
const field = document.querySelector('input[type=file]')
if (field) {
  field.form.addEventListener('dragover', (event) => event.preventDefault())
  field.form.addEventListener('drop', (event) => {
    if (!event.dataTransfer.files.length) return
    event.preventDefault()
    field.files = event.dataTransfer.files
  })
}
`
