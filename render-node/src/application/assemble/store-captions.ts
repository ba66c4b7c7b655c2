import type { CaptionFile, CaptionFormat, Timeline, Warning } from '@showrunner/contract';
import { buildCues } from '../../domain/captions/build-cues.js';
import { writeSrt } from '../../domain/captions/write-srt.js';
import { writeVtt } from '../../domain/captions/write-vtt.js';
import type { AssetStore } from '../../domain/ports.js';
import { renderedEvidence } from './rendered-evidence.js';

export type StoredCaptions = { files: CaptionFile[]; warnings: Warning[] };

/** Caption files for upload beside the video, laid out for reading whatever style the picture has. */
export async function storeCaptions({ captions, locale }: Timeline, assets: AssetStore): Promise<StoredCaptions> {
	if (!captions) return { files: [], warnings: [] };
	const { cues, warnings } = buildCues({ scenes: captions.scenes, locale, profile: 'subtitle' });
	if (cues.length === 0) return { files: [], warnings: [] };
	const store = async (format: CaptionFormat, mediaType: string, text: string): Promise<CaptionFile> => {
		const evidence = renderedEvidence([]);
		const asset = await assets.putBytes(new TextEncoder().encode(text), {
			name: `story.${format}`,
			mediaType,
			evidence,
		});
		return { format, assetId: asset.id };
	};
	const files = [
		await store('srt', 'application/x-subrip', writeSrt(cues, locale)),
		await store('vtt', 'text/vtt', writeVtt(cues, locale)),
	];
	return { files, warnings: warnings.map((warning) => ({ ...warning, field: 'timeline.captions.scenes' })) };
}
