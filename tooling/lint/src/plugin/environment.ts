import { isNamed, readName, type Rule } from './syntax.ts'

const message =
  'Read the environment in env.ts only: declare the variable in its schema and import it from there, so that a wrong value is refused by name at the start.'

/** Forbids reading process.env by any spelling. */
export const environment: Rule = {
  create(context) {
    return {
      MemberExpression(node) {
        if (isNamed(node.object, 'process') && readName(node.property, node.computed) === 'env') {
          context.report({ node, message })
        }
      },
      VariableDeclarator(node) {
        if (!isNamed(node.init, 'process') || node.id?.type !== 'ObjectPattern') return
        const taken = node.id.properties?.find((property) => readName(property.key, property.computed) === 'env')
        if (taken) context.report({ node: taken, message })
      },
      ImportDeclaration(node) {
        if (node.source?.value !== 'node:process' && node.source?.value !== 'process') return
        const taken = node.specifiers?.find((specifier) => specifier.imported?.name === 'env')
        if (taken) context.report({ node: taken, message })
      },
    }
  },
}
