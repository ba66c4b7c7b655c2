import type { Asset } from '@showrunner/contract';

const mostCharacters = 200;

/** A file name for what was made of an asset: its own without its ending, and what tells it apart. */
export function derivedName({ name }: Asset, suffix: string): string {
	const stem = name.replace(/\.[^.]*$/u, '') || 'asset';
	return `${[...stem].slice(0, mostCharacters).join('')}${suffix}`;
}
