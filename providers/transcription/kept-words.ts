import { NotKept } from '../core/keep-file';
import type { VendorContext } from '../core/vendor-context';
import type { GivenWord } from './port';

/** A word as it is kept, short: text, startMs, endMs. */
type ShortWord = [string, number, number];

/** In the books themselves, or in a file where they are too many for that. */
export type KeptWords = { words: ShortWord[] } | { wordsAssetId: string };

/** The books keep 256 KiB of a result; its text takes a part of that. */
const mostBytes = 160 * 1024;
/** The words of three hours take some 2 MiB. */
const mostFileBytes = 32 * 1024 * 1024;

/** Words as the books keep them, and the file that they need for it. */
export async function keepWords(
	given: readonly GivenWord[],
	{ shelf }: Pick<VendorContext, 'shelf'>,
): Promise<{ kept: KeptWords; assetIds: string[] }> {
	const words = given.map(({ text, startMs, endMs }): ShortWord => [text, startMs, endMs]);
	const bytes = new TextEncoder().encode(JSON.stringify(words));
	if (bytes.length <= mostBytes) return { kept: { words }, assetIds: [] };
	const file = { name: 'words.json', mediaType: 'application/json', bytes };
	const asset = await shelf.put(file).catch((cause: unknown) => {
		throw new NotKept(cause);
	});
	return { kept: { wordsAssetId: asset.id }, assetIds: [asset.id] };
}

export async function readWords(kept: KeptWords, { shelf }: Pick<VendorContext, 'shelf'>): Promise<GivenWord[]> {
	const words = 'words' in kept ? kept.words : await fileOf(kept.wordsAssetId, shelf);
	return words.map(([text, startMs, endMs]) => ({ text, startMs, endMs }));
}

/** As `keepWords` wrote it. */
async function fileOf(assetId: string, shelf: VendorContext['shelf']): Promise<ShortWord[]> {
	const { bytes } = await shelf.read(assetId, { maxBytes: mostFileBytes, field: 'assetId' });
	return JSON.parse(new TextDecoder().decode(bytes)) as ShortWord[];
}
