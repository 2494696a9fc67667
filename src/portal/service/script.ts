/**
 * The script of the request form, for comfort only: what was written stays on the device until it is sent, except for
 * who is asking; and what is public already is looked up while the request is written. The form is whole without it.
 */
export const serviceScript = `(() => {
  const nameOf = (organ) => 'gongkai request ' + organ
  const sent = document.querySelector('[data-sent]')
  if (sent) try { localStorage.removeItem(nameOf(sent.dataset.sent)) } catch {}
  const faults = document.getElementById('faults')
  if (faults) faults.focus()

  const form = document.querySelector('form[data-keep]')
  if (!form) return
  const key = nameOf(form.dataset.keep)
  const kept = ['kind', 'description', 'form', 'delivery']
  const items = () => [...form.querySelectorAll('textarea[name=item]')]
  const read = () => {
    const data = new FormData(form)
    return Object.fromEntries([...kept.map((name) => [name, data.get(name) || '']), ['item', items().map((one) => one.value)]])
  }
  const store = {
    get: () => { try { return JSON.parse(localStorage.getItem(key)) } catch { return null } },
    set: (value) => { try { localStorage.setItem(key, JSON.stringify(value)); return true } catch { return false } },
    drop: () => { try { localStorage.removeItem(key) } catch {} },
  }

  const before = store.get()
  if ('fresh' in form.dataset && before && (before.item || []).concat(before.description).some(Boolean)) {
    items()[0].value = before.item.filter(Boolean).join('\\n')
    for (const name of kept) {
      const field = form.elements.namedItem(name)
      if (field && before[name]) field.value = before[name]
    }
    const note = form.querySelector('[data-kept-note]')
    note.hidden = false
    note.className = 'notice'
    const words = document.createElement('p')
    words.textContent = '已经放回您上次在这台设备上写的内容。'
    const button = document.createElement('button')
    button.type = 'button'
    button.className = 'btn small-btn'
    button.textContent = '清空'
    button.addEventListener('click', () => { store.drop(); form.reset(); note.hidden = true })
    note.append(words, button)
  }

  let waiting
  form.addEventListener('input', () => {
    clearTimeout(waiting)
    waiting = setTimeout(() => {
      if (store.set(read())) form.querySelector('[data-keep-words]').hidden = false
    }, 400)
  })

  const found = form.querySelector('[data-found]')
  let asking, turn = 0, last = ''
  form.addEventListener('input', ({ target }) => {
    if (!target.dataset.similar) return
    clearTimeout(asking)
    asking = setTimeout(async () => {
      const q = target.value.trim()
      if (q.length < 4 || q === last) return
      last = q
      const mine = ++turn
      try {
        const answer = await fetch(target.dataset.similar, { method: 'POST', body: new URLSearchParams({ q }) })
        const html = answer.ok ? await answer.text() : ''
        if (mine === turn && found.innerHTML !== html) found.innerHTML = html
      } catch {}
    }, 600)
  })
})()
`
