import type { Sound, Timeline } from '@showrunner/contract';
import { frameAt } from '../timeline/frame-at.js';
import type { OtioNode } from './otio-node.js';
import { clipNode, gapNode, mainReference, timeRange, trackNode } from './write-nodes.js';
import { mediaReference, type ExportContext } from './write-references.js';

/** A sound in whole frames of the video. */
export type PlacedSound = { sound: Sound; start: number; end: number };
export type SoundRole = 'voice' | 'effects';

/** By their starts. A sound whose length is unknown lasts to the end of the video. */
export function placeSounds(sounds: readonly Sound[], totalFrames: number, context: ExportContext): PlacedSound[] {
	const byStart = [...sounds].sort((a, b) => a.startMs - b.startMs);
	return byStart.map((sound) => {
		const start = frameAt(sound.startMs, context.rate);
		return { sound, start, end: start + lengthOf(sound.assetId, totalFrames - start, context) };
	});
}

function lengthOf(assetId: string, otherwise: number, { media, rate }: ExportContext): number {
	const lengthMs = media.get(assetId)?.durationMs;
	return Math.max(1, lengthMs ? frameAt(lengthMs, rate) : otherwise);
}

/** On a track nothing overlaps, so sounds that do lie on several. */
function lanesOf(placed: readonly PlacedSound[]): PlacedSound[][] {
	const lanes: PlacedSound[][] = [];
	for (const sound of placed) {
		const free = lanes.find((lane) => (lane.at(-1)?.end ?? 0) <= sound.start);
		if (free) free.push(sound);
		else lanes.push([sound]);
	}
	return lanes;
}

export function soundTracks(
	role: SoundRole,
	placed: readonly PlacedSound[],
	markersOf: (sound: PlacedSound) => OtioNode[],
	context: ExportContext,
): OtioNode[] {
	const name = role === 'voice' ? 'Voice' : 'Effects';
	return lanesOf(placed).map((lane, index) => {
		let end = 0;
		const children = lane.flatMap((each) => {
			const gap = each.start > end ? [gapNode(each.start - end, context.rate)] : [];
			end = each.end;
			return [...gap, soundClip(each, markersOf(each), context)];
		});
		return trackNode(index === 0 ? name : `${name} ${index + 1}`, 'Audio', children, { role });
	});
}

function soundClip({ sound, start, end }: PlacedSound, markers: OtioNode[], context: ExportContext): OtioNode {
	const { assetId, startMs, ...manner } = sound;
	const { rate } = context;
	const own = { ...manner, start: { ms: startMs, frames: start, rate } };
	const name = context.nameOf(assetId) ?? assetId;
	const references = { [mainReference]: mediaReference(assetId, { lasts: true }, context) };
	return clipNode({ name, range: timeRange(0, end - start, rate), own, markers }, references);
}

/** More repeats than an editor wants to see; one long clip stands for them. */
const mostRepeats = 200;

/** The music again and again to the end of the video, the last one cut off there. */
export function musicTrack(
	music: NonNullable<Timeline['music']>,
	totalFrames: number,
	context: ExportContext,
): OtioNode {
	const { assetId, ...manner } = music;
	const length = lengthOf(assetId, totalFrames, context);
	const step = totalFrames > length * mostRepeats ? totalFrames : length;
	const name = context.nameOf(assetId) ?? assetId;
	const references = { [mainReference]: mediaReference(assetId, { lasts: true }, context) };
	const children: OtioNode[] = [];
	for (let from = 0; from < totalFrames; from += step) {
		const range = timeRange(0, Math.min(step, totalFrames - from), context.rate);
		children.push(clipNode({ name, range }, references));
	}
	return trackNode('Music', 'Audio', children, { role: 'music', ...manner });
}
