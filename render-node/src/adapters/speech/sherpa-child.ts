import { createRequire } from 'node:module';
import type { SherpaModel } from './sherpa-voices.js';

/** Asked of the child process: first the model, then sentence by sentence. Each gets one answer. */
export type SherpaRequest = { model: SherpaModel } | { text: string; speed: number };
export type SherpaAnswer =
	| { kind: 'ready' }
	| { kind: 'sound'; samples: Float32Array; sampleRateHz: number }
	| { kind: 'failed'; reason: string };

type Tts = { generate(request: object): { samples: Float32Array; sampleRate: number } };

let tts: Tts | null = null;
let speakerId = 0;

process.on('message', (request: SherpaRequest) => {
	try {
		process.send?.(answer(request));
	} catch (error) {
		process.send?.({ kind: 'failed', reason: String(error) } satisfies SherpaAnswer);
	}
});
// Whoever started this process is gone.
process.on('disconnect', () => process.exit(0));

function answer(request: SherpaRequest): SherpaAnswer {
	if ('model' in request) {
		const { OfflineTts } = createRequire(import.meta.url)('sherpa-onnx-node');
		const { family, files } = request.model;
		tts = new OfflineTts({ model: { [family]: files, numThreads: 2, provider: 'cpu' }, maxNumSentences: 1 }) as Tts;
		speakerId = request.model.speakerId;
		return { kind: 'ready' };
	}
	if (!tts) return { kind: 'failed', reason: 'no model was loaded' };
	const { samples, sampleRate } = tts.generate({
		text: request.text,
		sid: speakerId,
		speed: request.speed,
		enableExternalBuffer: false,
	});
	return { kind: 'sound', samples, sampleRateHz: sampleRate };
}
