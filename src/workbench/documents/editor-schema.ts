// What the editor can hold: exactly what the body of a document can (kit/text/body.ts).
import { type Extensions, mergeAttributes, Node } from '@tiptap/core'
import { Image } from '@tiptap/extension-image'
import { Table, TableCell, TableHeader, TableRow } from '@tiptap/extension-table'
import { TextAlign } from '@tiptap/extension-text-align'
import { StarterKit } from '@tiptap/starter-kit'

/** Items are one paragraph: official documents number their levels, they do not nest lists. */
const ListItem = Node.create({
  name: 'listItem',
  content: 'paragraph',
  defining: true,
  parseHTML: () => [{ tag: 'li' }],
  renderHTML: ({ HTMLAttributes }) => ['li', HTMLAttributes, 0],
  addKeyboardShortcuts() {
    return {
      Enter: () => this.editor.commands.splitListItem(this.name),
      'Shift-Tab': () => this.editor.commands.liftListItem(this.name),
    }
  },
})

/** A picture among the files of the version, by its number. */
const Picture = (addressOf: (file: number) => string) =>
  Image.extend({
    addAttributes: () => ({
      file: {
        default: 1,
        parseHTML: (element) => Number(element.dataset['file']),
        renderHTML: ({ file }) => ({ 'data-file': file, src: addressOf(file) }),
      },
      alt: { default: '' },
    }),
    parseHTML: () => [{ tag: 'img[data-file]' }],
    renderHTML: ({ HTMLAttributes }) => ['figure', ['img', mergeAttributes(HTMLAttributes)]],
    addInputRules: () => [],
  })

export const extensions = (addressOf: (file: number) => string = (no) => `#file-${no}`): Extensions => [
  StarterKit.configure({
    blockquote: false,
    code: false,
    codeBlock: false,
    horizontalRule: false,
    strike: false,
    listItem: false,
    trailingNode: false,
    heading: { levels: [1, 2, 3, 4] },
    link: { openOnClick: false, autolink: false, protocols: ['http', 'https', 'mailto'] },
  }),
  ListItem,
  Table.configure({ resizable: false, allowTableNodeSelection: true }),
  TableRow,
  TableCell.extend({ content: 'paragraph+' }),
  TableHeader.extend({ content: 'paragraph+' }),
  TextAlign.configure({ types: ['paragraph'], alignments: ['left', 'center', 'right'] }),
  Picture(addressOf),
]
