import { isNamed, type Node, type Rule } from './syntax.ts'

/** The try statement whose block holds the node, up to the function the node runs in. */
function surroundingTry(node: Node): Node | undefined {
  let child = node
  for (let parent = node.parent; parent; child = parent, parent = parent.parent) {
    if (parent.type === 'TryStatement' && parent.block === child) return parent
    if (/Function/.test(parent.type)) return undefined
  }
  return undefined
}

/** Forbids to rely on catching what a tRPC middleware's next() throws: it reports failure by its result and never throws. */
export const nextResult: Rule = {
  create(context) {
    return {
      CallExpression(node) {
        if (!isNamed(node.callee, 'next')) return
        const attempt = surroundingTry(node)
        if (!attempt || /\.ok\b/.test(context.sourceCode.getText(attempt))) return
        context.report({ node, message: 'next() of tRPC never throws: read result.ok instead of catching.' })
      },
    }
  },
}
