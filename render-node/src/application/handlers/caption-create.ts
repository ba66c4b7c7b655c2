import { frameSizes, type CaptionFormat, type JobInput, type Warning } from '@showrunner/contract';
import { buildCues } from '../../domain/captions/build-cues.js';
import { burnedCaptions } from '../../domain/captions/burned-captions.js';
import type { Cue } from '../../domain/captions/cue.js';
import type { FontMap } from '../../domain/captions/font-map.js';
import { writeSrt } from '../../domain/captions/write-srt.js';
import { writeVtt } from '../../domain/captions/write-vtt.js';
import { textMedia } from '../../domain/media/text-media.js';
import { inputInvalid } from '../../domain/refusal.js';
import type { JobHandler } from '../job-handler.js';

const mediaTypes: Record<CaptionFormat, string> = { srt: 'application/x-subrip', vtt: 'text/vtt', ass: 'text/x-ssa' };

type Input = JobInput<'caption.create'>;

export function createCaptionCreateHandler({ fonts }: { fonts: FontMap }): JobHandler<'caption.create'> {
	return {
		kind: 'caption.create',
		version: 1,
		weight: 'light',
		async run(input, { assets, signal }) {
			refuseUnshowable(input);
			const { cues, warnings } = buildCues(input);
			const found: Warning[] = [...warnings];
			const files = [];
			for (const format of new Set(input.formats)) {
				signal.throwIfAborted();
				const text = format === 'ass' ? drawnAss(input, fonts, found) : writers[format](cues, input.locale);
				const asset = await assets.putBytes(new TextEncoder().encode(text), {
					name: `captions-${input.locale}.${format}`,
					mediaType: mediaTypes[format],
					media: textMedia,
					evidence: { origin: 'generated', source: 'Showrunner captions 1', licence: 'own work' },
				});
				files.push({ format, assetId: asset.id });
			}
			return { locale: input.locale, files, cueCount: cues.length, warnings: found };
		},
	};
}

const writers: Record<Exclude<CaptionFormat, 'ass'>, (cues: Cue[], locale: string) => string> = {
	srt: writeSrt,
	vtt: writeVtt,
};

function refuseUnshowable({ scenes }: Input): void {
	for (const [index, scene] of scenes.entries()) {
		if (scene.durationMs > 0 || scene.text.trim() === '') continue;
		throw inputInvalid('scene-without-duration', `Scene ${index + 1} has a text and no time to show it.`, {
			field: `scenes[${index}].durationMs`,
			fix: 'Give the length of the scene in milliseconds.',
		});
	}
}

/** The same captions as a renderer would burn in; adds warnings that the other formats do not have. */
function drawnAss(input: Input, fonts: FontMap, warnings: Warning[]): string {
	const { locale, aspectRatio, ...track } = input;
	const burned = burnedCaptions({ track, locale, aspectRatio, frame: frameSizes[aspectRatio], fonts });
	for (const warning of burned.warnings)
		if (!warnings.some(({ code, message }) => code === warning.code && message === warning.message))
			warnings.push(warning);
	return burned.ass;
}
