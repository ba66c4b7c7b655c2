import path from 'node:path';
import ts from 'typescript';
import type { Source } from './read-sources';

/** One import of one file. `to` is a repository path without its ending, or a package's name. */
export type Edge = { from: string; to: string; isLocal: boolean; typeOnly: boolean };

/** Every import, re-export, dynamic import and import type of a file. */
export function importEdges({ file, text }: Source): Edge[] {
	const tree = ts.createSourceFile(file, text, ts.ScriptTarget.Latest);
	const edges: Edge[] = [];
	const add = (specifier: ts.Node | undefined, typeOnly: boolean) => {
		if (specifier && ts.isStringLiteralLike(specifier)) edges.push(edge(file, specifier.text, typeOnly));
	};
	const visit = (node: ts.Node): void => {
		if (ts.isImportDeclaration(node)) add(node.moduleSpecifier, isTypeImport(node));
		else if (ts.isExportDeclaration(node)) add(node.moduleSpecifier, node.isTypeOnly);
		else if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) add(node.argument.literal, true);
		else if (ts.isCallExpression(node) && isLoad(node.expression)) add(node.arguments[0], false);
		ts.forEachChild(node, visit);
	};
	visit(tree);
	return edges;
}

function isLoad(callee: ts.Expression): boolean {
	return callee.kind === ts.SyntaxKind.ImportKeyword || (ts.isIdentifier(callee) && callee.text === 'require');
}

function isTypeImport({ importClause }: ts.ImportDeclaration): boolean {
	if (!importClause) return false;
	if (importClause.isTypeOnly) return true;
	const bindings = importClause.namedBindings;
	return (
		!importClause.name &&
		!!bindings &&
		ts.isNamedImports(bindings) &&
		bindings.elements.every((element) => element.isTypeOnly)
	);
}

function edge(from: string, specifier: string, typeOnly: boolean): Edge {
	const isLocal = specifier.startsWith('.');
	const to = isLocal
		? path.posix.join(path.posix.dirname(from), specifier).replace(/\.(js|ts|mjs)$/, '')
		: packageOf(specifier);
	return { from, to, isLocal, typeOnly };
}

/** `drizzle-orm/pg-core` is the package drizzle-orm; node's own modules keep their full name. */
function packageOf(specifier: string): string {
	if (specifier.startsWith('node:')) return specifier;
	return specifier.split('/', specifier.startsWith('@') ? 2 : 1).join('/');
}
