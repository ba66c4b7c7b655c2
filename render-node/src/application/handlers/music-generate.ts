import type { Warning } from '@showrunner/contract';
import type { SoundMaker } from '../../domain/music/sound-maker.js';
import type { JobHandler } from '../job-handler.js';

export function createMusicGenerateHandler({ soundMaker }: { soundMaker: SoundMaker }): JobHandler<'music.generate'> {
	return {
		kind: 'music.generate',
		version: 1,
		weight: 'light',
		async run({ mood, seed, durationMs }, context) {
			const { assets, workDir, signal } = context;
			context.progress(0, 'Composing');
			const music = await soundMaker.makeMusic({ mood, seed, durationMs }, { workDir, signal });
			context.progress(0.9, 'Storing the music');
			const evidence = {
				origin: 'generated',
				source: 'Showrunner music 1',
				licence: 'own work',
				seed,
				prompt: mood,
			} as const;
			const asset = await assets.putFile(music.path, {
				name: `music-${mood}-${seed}.flac`,
				mediaType: music.mediaType,
				evidence,
			});
			return {
				assetId: asset.id,
				durationMs: music.durationMs,
				beatsPerMinute: music.beatsPerMinute,
				integratedLufs: music.integratedLufs,
				warnings: music.durationMs < durationMs ? [looped(music.durationMs)] : [],
			};
		},
	};
}

function looped(durationMs: number): Warning {
	const seconds = Math.round(durationMs / 1000);
	const message = `The piece lasts ${seconds} s and repeats without a seam where the video is longer`;
	return { code: 'music-looped', message, field: 'durationMs' };
}
