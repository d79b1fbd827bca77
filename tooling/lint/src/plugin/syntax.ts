/** A node of the ESTree that oxlint hands to a rule; only what the rules of this folder read. */
export interface Node {
  readonly type: string
  readonly parent: Node | null
  readonly name?: string
  readonly value?: unknown
  readonly operator?: string
  readonly computed?: boolean
  readonly shorthand?: boolean
  readonly object?: Node
  readonly property?: Node
  readonly properties?: readonly Node[]
  readonly key?: Node
  readonly callee?: Node
  readonly block?: Node
  readonly source?: Node
  readonly imported?: Node
  readonly specifiers?: readonly Node[]
  readonly id?: Node
  readonly init?: Node | null
}

/** What a rule may ask of oxlint while it walks one file. */
export interface Context {
  report(finding: { node: Node; message: string }): void
  readonly sourceCode: { getText(node: Node): string }
}

/** A lint rule: one function per kind of node it wants to see. */
export interface Rule {
  create(context: Context): Record<string, (node: Node) => void>
}

/** Whether a node is the given name used as a value. */
export function isNamed(node: Node | null | undefined, name: string): boolean {
  return node?.type === 'Identifier' && node.name === name
}

/** The name a member expression, or the key of a pattern, reads; undefined when it is computed at run time. */
export function readName(key: Node | undefined, computed: boolean | undefined): string | undefined {
  if (key?.type === 'Literal') return String(key.value)
  return computed || key?.type !== 'Identifier' ? undefined : key.name
}

/** Whether an identifier stands for a variable, rather than for the name of a property or a type. */
export function isReference(node: Node): boolean {
  const { parent } = node
  switch (parent?.type) {
    case 'MemberExpression':
      return parent.object === node || parent.computed === true
    case 'Property':
    case 'PropertyDefinition':
    case 'MethodDefinition':
      return parent.key !== node || parent.computed === true || parent.shorthand === true
    case 'TSTypeReference':
    case 'TSQualifiedName':
    case 'TSPropertySignature':
    case 'TSMethodSignature':
      return false
    default:
      return true
  }
}
