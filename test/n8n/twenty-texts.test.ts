import { mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { SpeechGenerateResult, VideoAssembleResult } from '@showrunner/contract';
import { frameSizes } from '@showrunner/contract';
import { texts, type Text } from '../fixtures/texts.js';
import { measureVideo } from '../kits/measure-video.js';
import { openStage, outputOf, type Stage } from '../kits/n8n.js';
import { openTemplate, productionOf, readTemplate, saveAsset, type Runner } from '../kits/template.js';

/** Kept after the run, so that a person can look at the frames. */
const folder = path.resolve('output', 'twenty-texts');

type Section = { story: { locale: string }; speech: SpeechGenerateResult; video: VideoAssembleResult };

describe('twenty texts in a real n8n', () => {
	let stage: Stage;
	let workflow: Runner;

	beforeAll(async () => {
		mkdirSync(folder, { recursive: true });
		stage = await openStage();
		workflow = await openTemplate(stage, readTemplate('01-text-to-video.json'), 'showrunner/text-to-video');
	}, 900_000);
	afterAll(async () => await stage?.close());

	const runText = async ({ name, text, locale }: Text) => {
		const execution = await workflow.run({ text, title: name, ...(locale && { locale }) });
		expect({ name, status: execution.status, error: execution.data?.resultData.error?.message }).toEqual({
			name,
			status: 'success',
		});
		const production = await productionOf(stage, execution);
		const { story, speech, video } = outputOf(execution, 'Complete production')[0]?.json as unknown as Section;
		return { production, story, speech, video };
	};

	it.each(texts.map((text) => [text.name, text] as const))(
		'makes the video of: %s',
		async (name, text) => {
			const { production, story, speech, video } = await runText(text);
			expect(production.state).toBe('completed');
			expect(story.locale.split('-')[0]).toBe(text.spokenIn);
			expect(speech.warnings.some(({ code }) => code === 'no-voice-for-language')).toBe(text.captionsOnly === true);
			expect(speech.voice === null).toBe(text.captionsOnly === true);
			const slug = `${texts.indexOf(text) + 1}-${name.replace(/\W+/g, '-')}`.toLowerCase();
			expect(video.videos).toHaveLength(3);
			for (const { aspectRatio, durationMs } of video.videos) {
				const role = `video-${aspectRatio.replace(':', 'x')}`;
				const facts = await measureVideo(
					await saveAsset(stage, production, role, path.join(folder, `${slug}-${role}.mp4`)),
				);
				expect(facts).toMatchObject({
					...frameSizes[aspectRatio],
					fps: 30,
					videoCodec: 'h264',
					audioCodec: 'aac',
					streamCount: 2,
				});
				expect(facts.frameCount).toBe(Math.round((durationMs * 30) / 1000));
				expect(Math.abs(facts.durationMs - durationMs)).toBeLessThanOrEqual(50);
				expect(Math.abs(facts.audioDurationMs - facts.durationMs)).toBeLessThanOrEqual(50);
				expect(durationMs).toBeGreaterThanOrEqual(speech.durationMs);
				expect(Math.abs(facts.integratedLufs + 14)).toBeLessThanOrEqual(1);
				expect(facts.truePeakDbtp).toBeLessThanOrEqual(-1);
			}
			const subtitles = readFileSync(
				await saveAsset(stage, production, 'caption-vtt', path.join(folder, `${slug}.vtt`)),
				'utf8',
			);
			expect(subtitles.startsWith('WEBVTT')).toBe(true);
			await saveAsset(stage, production, 'caption-srt', path.join(folder, `${slug}.srt`));
			await saveAsset(stage, production, 'thumbnail', path.join(folder, `${slug}.jpg`));
		},
		300_000,
	);

	it('renders nothing again for the same request, and says so', async () => {
		const [first] = texts;
		if (!first) throw new Error('There are no texts');
		const execution = await workflow.run({ text: first.text, title: first.name });
		const { video } = outputOf(execution, 'Complete production')[0]?.json as unknown as { video: { cached: boolean } };
		expect(video.cached).toBe(true);
		const production = await productionOf(stage, execution);
		expect(production.steps.map(({ name, cached }) => ({ name, cached }))).toEqual(
			production.steps.map(({ name }) => ({ name, cached: true })),
		);
		expect(production.steps.length).toBeGreaterThanOrEqual(4);
	});
});
