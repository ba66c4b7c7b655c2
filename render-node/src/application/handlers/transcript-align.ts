import type { TranscriptAlignResult, Warning } from '@showrunner/contract';
import type { AlignSpeech } from '../../domain/speech/align-speech.js';
import { inputInvalid } from '../../domain/refusal.js';
import type { JobHandler } from '../job-handler.js';

export function createTranscriptAlignHandler({
	alignSpeech,
}: {
	alignSpeech: AlignSpeech;
}): JobHandler<'transcript.align'> {
	return {
		kind: 'transcript.align',
		version: 1,
		weight: 'heavy',
		async run({ locale, assetId, text }, { assets, workDir, signal, progress }) {
			progress(0, 'Taking the sound out');
			if (text.trim() === '') throw noWords();
			const onFraction = (fraction: number) => progress(fraction, 'Finding the words');
			const path = await assets.localPath(assetId);
			const found = await alignSpeech.transcript({ text, locale, path }, { workDir, signal, onFraction });
			if (found.words.length === 0) throw noWords();
			return { locale, text, ...found, warnings: estimateWarnings(found.words) };
		},
	};
}

const noWords = () =>
	inputInvalid('text-without-words', 'The text holds no words', {
		field: 'text',
		fix: 'Give the text that is said in the file',
	});

function estimateWarnings(words: TranscriptAlignResult['words']): Warning[] {
	const count = words.filter(({ source }) => source === 'estimated').length;
	if (count === 0) return [];
	const message = `The times of ${count} of ${words.length} words are estimated within their sentences`;
	return [{ code: 'word-times-estimated', message, field: 'text' }];
}
