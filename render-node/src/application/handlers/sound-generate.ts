import type { SoundMaker } from '../../domain/music/sound-maker.js';
import type { JobHandler } from '../job-handler.js';

export function createSoundGenerateHandler({ soundMaker }: { soundMaker: SoundMaker }): JobHandler<'sound.generate'> {
	return {
		kind: 'sound.generate',
		version: 1,
		weight: 'light',
		async run({ effect, seed }, context) {
			const { assets, workDir, signal } = context;
			context.progress(0, 'Making the sound');
			const sound = await soundMaker.makeEffect({ effect, seed }, { workDir, signal });
			const evidence = {
				origin: 'generated',
				source: 'Showrunner effects 1',
				licence: 'own work',
				seed,
				prompt: effect,
			} as const;
			const asset = await assets.putFile(sound.path, {
				name: `${effect}-${seed}.flac`,
				mediaType: sound.mediaType,
				evidence,
			});
			return { assetId: asset.id, durationMs: sound.durationMs, warnings: [] };
		},
	};
}
