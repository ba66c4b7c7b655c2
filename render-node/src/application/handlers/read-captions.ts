import { readFile } from 'node:fs/promises';
import type { ScoredCaptions } from '@showrunner/contract';
import { readTimedText } from '../../domain/captions/read-timed-text.js';
import type { AssetStore } from '../../domain/ports.js';
import { inputInvalid } from '../../domain/refusal.js';
import type { CaptionsToCheck } from '../../domain/scoring/finding.js';

/** Captions of three hours have about 0.5 MB. */
const largestBytes = 4 * 1024 * 1024;

/** The captions of a request, or of the file that it names. Refuses a file that holds none. */
export async function readCaptions(captions: ScoredCaptions, assets: AssetStore): Promise<CaptionsToCheck> {
	const { locale, profile } = captions;
	if ('cues' in captions) return { cues: captions.cues, locale, profile };
	const { sizeBytes } = await assets.get(captions.assetId);
	if (sizeBytes > largestBytes) throw unreadable('captions-too-large', 'The file is too large to hold captions');
	const cues = readTimedText(await readFile(await assets.localPath(captions.assetId), 'utf8'));
	if (cues.length === 0) throw unreadable('captions-unreadable', 'The file holds no captions');
	return { cues, locale, profile };
}

const unreadable = (slug: string, title: string) =>
	inputInvalid(slug, title, { field: 'captions.assetId', fix: 'Choose an SRT or WebVTT file' });
