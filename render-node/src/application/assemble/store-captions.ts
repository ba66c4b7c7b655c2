import type { CaptionFile, CaptionFormat } from '@showrunner/contract';
import type { TextTrack } from '../../domain/captions/caption-tracks.js';
import { writeSrt } from '../../domain/captions/write-srt.js';
import { writeVtt } from '../../domain/captions/write-vtt.js';
import { textMedia } from '../../domain/media/text-media.js';
import type { AssetStore } from '../../domain/ports.js';
import { renderedEvidence } from './rendered-evidence.js';

/** Caption files for upload beside the video, two for each language. */
export async function storeCaptions(tracks: readonly TextTrack[], assets: AssetStore): Promise<CaptionFile[]> {
	const files: CaptionFile[] = [];
	for (const [index, { locale, cues }] of tracks.entries()) {
		const stem = index === 0 ? 'story' : `story-${locale}`;
		const store = async (format: CaptionFormat, mediaType: string, text: string) => {
			const facts = { name: `${stem}.${format}`, mediaType, media: textMedia, evidence: renderedEvidence([]) };
			const { id } = await assets.putBytes(new TextEncoder().encode(text), facts);
			files.push({ format, assetId: id, locale });
		};
		await store('srt', 'application/x-subrip', writeSrt(cues, locale));
		await store('vtt', 'text/vtt', writeVtt(cues, locale));
	}
	return files;
}
