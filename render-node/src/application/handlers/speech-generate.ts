import type { SpeechGenerateResult } from '@showrunner/contract';
import type { SoundStory, Speech } from '../../domain/speech/speech.js';
import type { JobContext, JobHandler } from '../job-handler.js';

export function createSpeechGenerateHandler({ speech }: { speech: Speech }): JobHandler<'speech.generate'> {
	return {
		kind: 'speech.generate',
		version: 1,
		weight: 'light',
		async run(input, context) {
			const { workDir, signal } = context;
			const onScene = (doneCount: number, totalCount: number) =>
				context.progress(doneCount / totalCount, `Speaking: ${doneCount} of ${totalCount} scenes`);
			const story = await speech.speak(input, { workDir, signal, onScene });
			const scenes = await storeScenes(story, context);
			const durationMs = scenes.reduce((sum, scene) => sum + scene.durationMs, 0);
			return { locale: input.locale, voice: story.voice, scenes, durationMs, warnings: story.warnings };
		},
	};
}

async function storeScenes(story: SoundStory, { assets }: JobContext): Promise<SpeechGenerateResult['scenes']> {
	const scenes: SpeechGenerateResult['scenes'] = [];
	for (const { path, ...scene } of story.scenes) {
		const asset =
			path &&
			(await assets.putFile(path, { name: fileName(scene.id), mediaType: 'audio/wav', evidence: evidenceOf(story) }));
		scenes.push({ ...scene, assetId: asset ? asset.id : null });
	}
	return scenes;
}

function evidenceOf({ voice, source }: SoundStory) {
	return { origin: 'generated', source: source ?? '', licence: voice?.licence ?? '' } as const;
}

function fileName(sceneId: string): string {
	return `${sceneId.replace(/[^\p{L}\p{N}._-]+/gu, '-')}.wav`;
}
