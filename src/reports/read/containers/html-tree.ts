// parse5 with bounds: a page that nests too deep or has too many elements is parsed up to there.
import { defaultTreeAdapter, parse, type DefaultTreeAdapterTypes as Tree } from 'parse5'
import { bounds } from './bounds.ts'

export type Element = Tree.Element
export type Node = Tree.ChildNode
export type Parent = Tree.ParentNode

export interface ParsedHtml {
  document: Tree.Document
  /** Why parsing stopped early; undefined where it did not. */
  cut?: 'depth' | 'nodes'
}

export function parseHtml(html: string): ParsedHtml {
  let document = defaultTreeAdapter.createDocument()
  let nodes = 0
  const place = (parent: Parent, node: Tree.Node) => {
    if (!('childNodes' in node)) return
    const depth = ((parent as Deep).depth ?? 0) + 1
    ;(node as Deep).depth = depth
    // What stands in a template hangs from a fragment of its own.
    if ('content' in node) (node.content as Deep).depth = depth
    // The parser looks through all open elements at nearly every tag, so deep nesting would cost the square of it.
    if (depth > bounds.depth) throw new Cut('depth')
  }
  const adapter: typeof defaultTreeAdapter = {
    ...defaultTreeAdapter,
    createDocument() {
      document = defaultTreeAdapter.createDocument()
      return document
    },
    createElement(tagName, namespaceURI, attrs) {
      if (++nodes > bounds.nodes) throw new Cut('nodes')
      return { nodeName: tagName, tagName, attrs, namespaceURI, childNodes: [], parentNode: null, depth: 0 } as Element
    },
    appendChild(parent, node) {
      defaultTreeAdapter.appendChild(parent, node)
      place(parent, node)
    },
    insertBefore(parent, node, reference) {
      defaultTreeAdapter.insertBefore(parent, node, reference)
      place(parent, node)
    },
  }
  try {
    parse(html, { treeAdapter: adapter })
    return { document }
  } catch (error) {
    if (error instanceof Cut) return { document, cut: error.at }
    throw error
  }
}

class Cut extends Error {
  constructor(readonly at: 'depth' | 'nodes') {
    super(at)
  }
}

type Deep = { depth?: number }
