import { limits, type ExtractedSoundFormat, type SoundPiece } from '@showrunner/contract';
import { cutAtSilences, type BlockLevels } from '../../domain/audio/cut-at-silences.js';
import { rawDurationMs, type ExtractSound, type RawSound } from '../../domain/audio/extract-sound.js';
import { derivedName } from '../assets/derived-name.js';
import { storeDerived } from '../generation/store-derived.js';
import type { JobContext, JobHandler } from '../job-handler.js';

export type AudioExtractDeps = {
	sound: ExtractSound;
	blockLevels(sound: RawSound, signal: AbortSignal): Promise<BlockLevels>;
};

export const soundMediaTypes: Record<ExtractedSoundFormat, string> = {
	flac: 'audio/flac',
	mp3: 'audio/mpeg',
	wav: 'audio/wav',
};
/** Share of the progress that decoding takes. */
const decodingShare = 0.6;

export function createAudioExtractHandler({ sound, blockLevels }: AudioExtractDeps): JobHandler<'audio.extract'> {
	return {
		kind: 'audio.extract',
		version: 1,
		weight: 'light',
		async run({ assetId, format, sampleRateHz, pieceMs }, context) {
			const { assets, workDir, signal, progress } = context;
			const source = await assets.get(assetId);
			progress(0, 'Taking the sound out');
			const wish = { sampleRateHz, longestMs: limits.videoDurationMs };
			const raw = await sound.decode(await assets.localPath(assetId), wish, { workDir, signal });
			const wholeMs = rawDurationMs(raw);
			const isWhole = pieceMs === undefined || wholeMs <= pieceMs;
			const starts = isWhole ? [0] : cutAtSilences(await blockLevels(raw, signal), wholeMs, pieceMs);
			const samples = starts.map((startMs) => Math.round((startMs * sampleRateHz) / 1000));
			const pieces: SoundPiece[] = [];
			for (const [index, start] of samples.entries()) {
				progress(decodingShare + ((1 - decodingShare) * index) / samples.length, `Writing piece ${index + 1}`);
				const end = samples[index + 1] ?? raw.sampleCount;
				const path = await sound.encode(raw, { start, end, format }, { workDir, signal });
				const name = derivedName(source, samples.length > 1 ? `-${index + 1}.${format}` : `.${format}`);
				pieces.push(await storedPiece(path, { name, format, assetId, start, end, sampleRateHz }, context));
			}
			return { durationMs: Math.round(wholeMs), format, sampleRateHz, pieces, warnings: [] };
		},
	};
}

type Piece = {
	name: string;
	format: ExtractedSoundFormat;
	assetId: string;
	start: number;
	end: number;
	sampleRateHz: number;
};

async function storedPiece(path: string, piece: Piece, context: JobContext): Promise<SoundPiece> {
	const { name, format, assetId, start, end, sampleRateHz } = piece;
	const derived = { name, mediaType: soundMediaTypes[format], madeFrom: [assetId] };
	const { id, sizeBytes } = await storeDerived(path, derived, context);
	const atMs = (sample: number) => Math.round((sample * 1000) / sampleRateHz);
	return { assetId: id, startMs: atMs(start), durationMs: atMs(end) - atMs(start), sizeBytes };
}
