import type { Asset, RecordEvidenceRequest } from '@showrunner/contract';
import { ProviderError } from './provider-error';
import type { VendorContext } from './vendor-context';

/** What a vendor made: the bytes themselves, where they lie for a while, or what was streamed into the store already. */
export type MadeFile = { bytes: Uint8Array; mediaType: string } | { link: string } | { asset: Asset };

/**
 * The store, not the vendor, failed: the books hear that it was paid, everybody else the cause. No other vendor is asked
 * meanwhile, for what it makes could not be kept either.
 */
export class NotKept extends Error {
	constructor(cause: unknown) {
		super(cause instanceof Error ? cause.message : 'The store did not take the file', { cause });
		this.name = 'NotKept';
	}
}

/** Puts what was paid for into the store, before its link dies, and writes down where the right to use it comes from. */
export async function keepFile(
	file: MadeFile,
	{ name, evidence }: { name: string; evidence: RecordEvidenceRequest },
	{ shelf }: Pick<VendorContext, 'shelf'>,
): Promise<Asset> {
	const asset = await stored(file, name, shelf).catch(paidAllTheSame);
	await shelf.prove(asset.id, evidence).catch(paidAllTheSame);
	return asset;
}

/** The vendor has made it, so what goes wrong from here on gives no money back. */
function paidAllTheSame(error: unknown): never {
	if (!(error instanceof ProviderError)) throw new NotKept(error);
	throw new ProviderError({ ...error.refusal, paid: 'yes' }, { cause: error });
}

async function stored(file: MadeFile, name: string, shelf: VendorContext['shelf']): Promise<Asset> {
	if ('asset' in file) return file.asset;
	if ('link' in file) return await shelf.fetch(file.link, { name: named(name, endingOf(file.link)) });
	return await shelf.put({ ...file, name: named(name, endings[file.mediaType] ?? 'bin') });
}

const named = (name: string, ending: string) => `${name}.${ending}`;

const endings: Record<string, string> = {
	'audio/mpeg': 'mp3',
	'audio/wav': 'wav',
	'audio/ogg': 'ogg',
	'audio/flac': 'flac',
	'audio/aac': 'aac',
	'image/png': 'png',
	'image/jpeg': 'jpg',
	'image/webp': 'webp',
	'video/mp4': 'mp4',
};

/** Of a link's path, where it has one; its query may hold anything. */
function endingOf(link: string): string {
	const path = URL.canParse(link) ? new URL(link).pathname : '';
	return /\.(\w{2,4})$/.exec(path)?.[1]?.toLowerCase() ?? 'bin';
}
