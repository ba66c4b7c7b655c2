import { execFileSync } from 'node:child_process';
import path from 'node:path';
import type { Graph } from './validate-prompt';

/**
 * Writes what the save node of a graph would: a PNG of the wanted size, or an H.264 MP4 with as many frames, a tone
 * where sound is tied to it, and the whole graph in its metadata. The seed decides the colour.
 */
export function renderOutput(graph: Graph, folder: string, name: string): string {
	const inputs = Object.values(graph).flatMap((node) => Object.entries(node.inputs));
	const number = (wanted: string, otherwise: number) => {
		const found = inputs.find(([key, value]) => key === wanted && typeof value === 'number');
		return found ? Number(found[1]) : otherwise;
	};
	const size = `${number('width', 64)}x${number('height', 64)}`;
	const seed = number('seed', number('noise_seed', 0));
	const colour = `0x${((seed * 2_654_435) % 0xffffff).toString(16).padStart(6, '0')}`;
	const video = Object.values(graph).find(({ class_type: nodeClass }) => nodeClass === 'CreateVideo');
	const fps = typeof video?.inputs['fps'] === 'number' ? video.inputs['fps'] : 12;
	const file = `${name}_00001_.${video ? 'mp4' : 'png'}`;
	const frames = video ? number('length', number('amount', 5)) : 1;
	const tone = video?.inputs['audio'] ? ['-f', 'lavfi', '-i', `sine=d=${frames / fps}`, '-c:a', 'aac'] : [];
	execFileSync('ffmpeg', [
		...['-v', 'error', '-nostdin', '-y', '-f', 'lavfi', '-i', `color=${colour}:s=${size}:r=${fps}`, ...tone],
		...['-frames:v', String(frames), '-metadata', `comment=${JSON.stringify(graph)}`],
		...(video ? ['-pix_fmt', 'yuv420p', '-c:v', 'libx264', '-preset', 'ultrafast'] : []),
		path.join(folder, file),
	]);
	return file;
}
