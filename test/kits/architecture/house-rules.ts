import ts from 'typescript';
import type { Source } from './read-sources';

const vagueNames = /(^|[-.])(utils?|helpers?|common|misc)([-.]|$)/;

/** Names that say nothing about what is in a file or folder. */
export function vaguePaths(sources: Source[]): string[] {
	return sources.filter(({ file }) => file.split('/').some((part) => vagueNames.test(part))).map(({ file }) => file);
}

/** Lines of a file as an editor counts them. */
export function lineCount({ text }: Source): number {
	return text.trimEnd().split('\n').length;
}

/** Escapes from the type checker, and functions that are too long to be read in one go. */
export function houseViolations({ file, text }: Source, maxFunctionLines: number): string[] {
	const tree = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
	const found: string[] = [];
	const lineOf = (position: number) => tree.getLineAndCharacterOfPosition(position).line + 1;
	const visit = (node: ts.Node): void => {
		const line = lineOf(node.getStart(tree));
		if (node.kind === ts.SyntaxKind.AnyKeyword) found.push(`${file}:${line} uses any`);
		if (ts.isNonNullExpression(node)) found.push(`${file}:${line} asserts with !`);
		if (ts.isFunctionLike(node) && 'body' in node && node.body) {
			const lines = lineOf(node.end) - line + 1;
			if (lines > maxFunctionLines) found.push(`${file}:${line} has a function of ${lines} lines`);
		}
		ts.forEachChild(node, visit);
	};
	visit(tree);
	for (const match of text.matchAll(/@ts-(ignore|nocheck|expect-error)/g))
		found.push(`${file}:${lineOf(match.index)} silences the type checker`);
	return found;
}
