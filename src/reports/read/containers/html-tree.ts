// parse5 with bounds: a page that nests too deep or has too many elements is parsed up to there.
import {
  type DefaultTreeAdapterMap,
  defaultTreeAdapter,
  Parser,
  type Token,
  type DefaultTreeAdapterTypes as Tree,
} from 'parse5'
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
  const parser = new ReaderParser({ treeAdapter: boundedTree() })
  try {
    parser.tokenizer.write(html, true)
    return { document: parser.document }
  } catch (error) {
    if (error instanceof Cut) return { document: parser.document, cut: error.at }
    throw error
  }
}

function boundedTree(): typeof defaultTreeAdapter {
  let elements = 0
  return {
    ...defaultTreeAdapter,
    createElement(tagName, namespaceURI, attrs) {
      if (++elements > bounds.nodes) throw new Cut('nodes')
      return { nodeName: tagName, tagName, attrs, namespaceURI, childNodes: [], parentNode: null, depth: 0 } as Element
    },
    appendChild(parent, node) {
      parent.childNodes.push(node)
      node.parentNode = parent
      if ('childNodes' in node) place(parent, node)
    },
    insertBefore(parent, node, reference) {
      defaultTreeAdapter.insertBefore(parent, node, reference)
      if ('childNodes' in node) place(parent, node)
    },
  }
}

function place(parent: Parent & Deep, element: Element & Deep) {
  const depth = (parent.depth ?? 0) + 1
  element.depth = depth
  // What stands in a template hangs from a fragment of its own.
  if ('content' in element) (element as Tree.Template & { content: Deep }).content.depth = depth
  // The parser looks through all open elements at nearly every tag, so deep nesting would cost the square of it.
  if (depth > bounds.depth) throw new Cut('depth')
}

type Deep = { depth?: number }

class Cut extends Error {
  constructor(readonly at: 'depth' | 'nodes') {
    super(at)
  }
}

/** Style sheets and scripts make up most of many pages, and none of it is read: the parser goes on at their end tag. */
class ReaderParser extends Parser<DefaultTreeAdapterMap> {
  override _switchToTextParsing(token: Token.TagToken, mode: TextMode) {
    super._switchToTextParsing(token, mode)
    const endTag = unread[token.tagName]
    if (!endTag) return
    const { preprocessor } = this.tokenizer
    endTag.lastIndex = preprocessor.pos
    const end = endTag.exec(preprocessor.html)?.index ?? preprocessor.html.length
    // Within <!-- --> a script may write an end tag that does not end it.
    if (token.tagName === 'script' && preprocessor.html.slice(preprocessor.pos, end).includes('<!--')) return
    preprocessor.pos = end - 1
  }
}

type TextMode = Parameters<Parser<DefaultTreeAdapterMap>['_switchToTextParsing']>[1]

const unread: Partial<Record<string, RegExp>> = { style: /<\/style/gi, script: /<\/script/gi }
