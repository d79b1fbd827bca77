import { isNamed, isReference, readName, type Node, type Rule } from './syntax.ts'

/** The members of Math whose result ECMAScript fixes to the last bit; the others differ between engines and versions. */
const exact = new Set(
  'abs ceil clz32 floor fround imul max min round sign sqrt trunc E LN10 LN2 LOG10E LOG2E PI SQRT1_2 SQRT2'.split(' '),
)

/** Globals whose value depends on when or where the code runs. */
const ambient = new Set(['Date', 'performance', 'crypto', 'Intl', 'navigator', 'globalThis'])

const advice = 'The same recipe must give the same bytes on every machine'

/** Forbids arithmetic and globals that make rendered audio differ between machines. */
export const deterministic: Rule = {
  create(context) {
    const refuse = (node: Node, what: string) => {
      context.report({ node, message: `${advice}: ${what}` })
    }
    return {
      Identifier(node) {
        if (!isReference(node)) return
        if (ambient.has(node.name ?? '')) refuse(node, `pass what you need of ${node.name} as a value.`)
        const read = node.parent?.type === 'MemberExpression' && node.parent.object === node
        if (node.name === 'Math' && !read) refuse(node, 'write Math.floor(x), not an alias of Math.')
      },
      MemberExpression(node) {
        if (!isNamed(node.object, 'Math')) return
        const name = readName(node.property, node.computed)
        if (name !== undefined && exact.has(name)) return
        refuse(
          node,
          `Math.${name ?? '[…]'} differs between engines; use + - * / floor sqrt imul and our own polynomials.`,
        )
      },
      BinaryExpression(node) {
        if (node.operator === '**') refuse(node, 'the last bit of ** differs between engines; multiply.')
      },
      AssignmentExpression(node) {
        if (node.operator === '**=') refuse(node, 'the last bit of **= differs between engines; multiply.')
      },
    }
  },
}
