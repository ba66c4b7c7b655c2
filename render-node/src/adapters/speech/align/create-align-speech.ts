import { mkdtemp, rm } from 'node:fs/promises';
import path from 'node:path';
import type { AlignSpeech } from '../../../domain/speech/align-speech.js';
import { alignScene, type AlignTools } from './align-scene.js';
import { alignTranscript } from './align-transcript.js';

export function createAlignSpeech(tools: AlignTools): AlignSpeech {
	return {
		async scene(scene, { workDir, signal }) {
			const dir = await mkdtemp(path.join(workDir, 'aligned-'));
			return alignScene(scene, tools, { dir, signal });
		},
		async transcript(transcript, { workDir, signal, onFraction = () => undefined }) {
			const dir = await mkdtemp(path.join(workDir, 'transcript-'));
			try {
				return await alignTranscript(transcript, tools, { dir, signal, onFraction });
			} finally {
				await rm(dir, { recursive: true, force: true });
			}
		},
	};
}
