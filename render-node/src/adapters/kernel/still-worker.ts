/**
 * Entry of a thread that draws frames. It stands alone (its other imports are types), so that Node can also run it as it
 * is, from the sources.
 */
import { closeSync, openSync, readFileSync, readSync } from 'node:fs';
import { extname } from 'node:path';
import { parentPort } from 'node:worker_threads';
import type { KernelExports } from './kernel-exports.js';
import type * as MemoryPipes from './memory-pipe.js';
import type { Size } from '../../domain/timeline/render-plan.js';
import type { BandSet, CaptionBand, StillJob, StillLayer, StillReply } from './still-job.js';

type Wasm = {
	Memory: new (size: { initial: number; maximum: number; shared: true }) => {
		buffer: SharedArrayBuffer;
		grow(pages: number): number;
	};
	Module: new (bytes: Uint8Array) => object;
	Instance: new (module: object, imports: object) => { exports: object };
};
const { WebAssembly: wasm } = globalThis as unknown as { WebAssembly: Wasm };
const kernelModule = new wasm.Module(readFileSync(new URL('../../../dist/kernel.wasm', import.meta.url)));

const pageBytes = 65_536;
/** As the kernel was built with; its own few bytes lie on the first page. */
const [firstPages, mostPages] = [16, 16_384];
/** Of `load-plane.ts` and `column-table.ts` in the kernel, and how far it writes and reads beyond what it is given. */
const [padBytes, entryBytes, overrunBytes] = [32, 144, 16];
const waitMs = 1_000;

/** Of the same kind as this file. */
const memoryPipe = new URL(`./memory-pipe${extname(import.meta.url)}`, import.meta.url);
let pipes: typeof MemoryPipes | null = null;

type Plane = { at: number; stride: number; width: number; height: number };
/** `planes` of a layer that a camera moves over; `at` of one that stands still. */
type LoadedLayer = { planes: Plane[]; windows: Float64Array | null; at: number };
type Arena = {
	take(bytes: number): number;
	/** Where whatever is taken next will lie: to be used until then. */
	next(): number;
	bytes: Uint8Array;
	kernel: KernelExports;
	memory: SharedArrayBuffer;
};

parentPort?.on('message', async (job: StillJob) => {
	if (job.pipe) pipes ??= (await import(memoryPipe.href)) as typeof MemoryPipes;
	const started = cpuMicroseconds();
	const tell = (reply: StillReply) => parentPort?.postMessage(reply);
	drawJob(job, tell);
	tell({ kind: 'end', cpuMs: (cpuMicroseconds() - started) / 1000 });
});

/** Processor time of this thread. Node before 23.9 knows that of the whole process only, which is not asked for. */
function cpuMicroseconds(): number {
	const { threadCpuUsage } = process as { threadCpuUsage?: () => NodeJS.CpuUsage };
	const usage = threadCpuUsage?.call(process);
	return usage ? usage.user + usage.system : 0;
}

const planeSizes = ({ width, height }: Size): Size[] => [
	{ width, height },
	{ width: width / 2, height: height / 2 },
	{ width: width / 2, height: height / 2 },
];
const bytesOf = ({ width, height }: Size) => (width * height * 3) / 2;

function drawJob(job: StillJob, tell: (reply: StillReply) => void): void {
	const { frame, frameCount } = job;
	const arena = createArena(bytesNeeded(job));
	const [base, over] = job.layers.map((layer) => loadLayer(layer, arena));
	if (!base) return;
	const draw = layerDrawer(job, arena);
	const sets = [...job.overlays, job];
	const lay = sets.map((set) => bandLayer(job.frame, set, arena));
	const second = over ? arena.take(bytesOf(frame) + overrunBytes) : 0;
	const newSlot = (): Slot => ({ at: arena.take(bytesOf(frame) + overrunBytes), until: 0 });
	const slots = Array.from({ length: slotCount(job) }, newSlot);
	const sink = job.pipe ? pipeSink(job, job.pipe, arena.memory) : toldSink(job, tell, arena.memory);
	const moves = over !== undefined || base.windows !== null;
	let slot = slots[0];
	for (let number = 0; number < frameCount; number++) {
		const changed = number === 0 || moves || sets.some(({ bandOf }) => bandOf[number] !== bandOf[number - 1]);
		if (changed) {
			slot = slots.reduce((oldest, each) => (each.until < oldest.until ? each : oldest));
			if (!sink.free(slot)) return;
			draw(base, number, slot.at);
			if (over) {
				draw(over, number, second);
				arena.kernel.mixFrames(slot.at, second, bytesOf(frame), Math.round((32_768 * number) / frameCount));
			}
			for (const each of lay) each(number, slot.at);
		}
		if (!slot || !sink.send(slot, number)) return;
		slot.until = number + 1;
	}
}

type Slot = { at: number; until: number };
/** Both are false when the job is to stop. */
type FrameSink = {
	/** Waits until nobody needs what was drawn there before. */
	free(slot: Slot): boolean;
	send(slot: Slot, number: number): boolean;
};

/** Frames that are told of: one that is drawn, one that is written, and one between them. In a pipe they lie until read. */
const slotCount = ({ pipe, frame }: StillJob) => (pipe ? 1 + Math.ceil(pipe.bytes / bytesOf(frame)) : 3);

function toldSink({ control }: StillJob, tell: (reply: StillReply) => void, memory: SharedArrayBuffer): FrameSink {
	tell({ kind: 'ready', memory });
	return {
		free: ({ until }) => taken(control, until),
		send({ at }) {
			tell({ kind: 'frame', at });
			return true;
		},
	};
}

/**
 * A pipeful of frames that came after it has driven a slot's pages out of the pipe; there is a slot more than that. The
 * last pipeful of a job is copied, so that the memory is free for the next job.
 */
function pipeSink(
	{ control, frame, frameCount }: StillJob,
	pipe: MemoryPipes.WriteEnd,
	memory: SharedArrayBuffer,
): FrameSink {
	const splicer = pipes?.createSplicer(pipe, memory);
	const laid = frameCount - Math.ceil(pipe.bytes / bytesOf(frame));
	return {
		free: () => Atomics.load(control, 1) === 0,
		send: ({ at }, number) => splicer?.[number < laid ? 'lay' : 'copy'](at, bytesOf(frame)) ?? false,
	};
}

/** Waits until so many frames are taken; false when the job is to stop. */
function taken(control: Int32Array, frames: number): boolean {
	for (;;) {
		if (Atomics.load(control, 1) !== 0) return false;
		const now = Atomics.load(control, 0);
		if (now >= frames) return true;
		Atomics.wait(control, 0, now, waitMs);
	}
}

function bytesNeeded(job: StillJob): number {
	const { frame, layers, bands, overlays } = job;
	const pictures = layers.map(({ size, windows }) =>
		windows === null ? bytesOf(size) + overrunBytes : bytesOf(size) + 4 * padBytes * (size.height + 2),
	);
	const tables = 2 * entryBytes * (frame.width / 8 + 1) + 16 * (frame.width + 32);
	const longest = (set: readonly CaptionBand[]) => Math.max(0, ...set.map(({ keep }) => 2 * keep.length));
	const band = [bands, ...overlays.map((set) => set.bands)].reduce((sum, set) => sum + longest(set) + 128, 0);
	const frames = (slotCount(job) + layers.length - 1) * (bytesOf(frame) + overrunBytes);
	// A picture lies where the rest will, until it is loaded.
	const behind = Math.max(tables + band + frames, ...layers.map(({ size }) => bytesOf(size) + overrunBytes));
	return pictures.reduce((sum, bytes) => sum + bytes, 0) + behind + 64 * 64;
}

/** Memory that was touched before is cheaper than new one, which the system fills with zeros first. */
let former: InstanceType<Wasm['Memory']> | null = null;

function createArena(bytesNeeded: number): Arena {
	const pages = firstPages + Math.ceil(bytesNeeded / pageBytes);
	const held = (former?.buffer.byteLength ?? 0) / pageBytes;
	// A thread keeps no more than it may need again.
	if (!former || held > 4 * pages) former = new wasm.Memory({ initial: firstPages, maximum: mostPages, shared: true });
	const memory = former;
	const missing = pages - memory.buffer.byteLength / pageBytes;
	if (missing > 0) {
		memory.grow(missing);
		pipes?.preferHugePages(memory.buffer);
	}
	const { exports } = new wasm.Instance(kernelModule, { env: { memory } });
	let end = pageBytes;
	const take = (bytes: number) => {
		const at = end;
		end += 64 * Math.ceil(bytes / 64);
		return at;
	};
	const bytes = new Uint8Array(memory.buffer);
	return { take, next: () => end, bytes, kernel: exports as KernelExports, memory: memory.buffer };
}

function loadLayer({ path, size, windows }: StillLayer, { take, next, bytes, kernel }: Arena): LoadedLayer {
	if (windows === null) {
		const at = take(bytesOf(size) + overrunBytes);
		readInto(bytes.subarray(at, at + bytesOf(size)), path);
		return { planes: [], windows, at };
	}
	const planes = planeSizes(size).map(({ width, height }): Plane => {
		const stride = width + 2 * padBytes;
		return { at: take(stride * height + padBytes) + padBytes, stride, width, height };
	});
	let from = next();
	readInto(bytes.subarray(from, from + bytesOf(size)), path);
	for (const { at, stride, width, height } of planes) {
		kernel.loadPlane(from, at, width, height, stride);
		from += width * height;
	}
	return { planes, windows, at: 0 };
}

function readInto(target: Uint8Array, path: string): void {
	const file = openSync(path, 'r');
	try {
		for (let at = 0; at < target.length; ) {
			const read = readSync(file, target, at, target.length - at, at);
			if (read === 0) throw new RangeError(`a raw picture has ${at} bytes in place of ${target.length}`);
			at += read;
		}
	} finally {
		closeSync(file);
	}
}

/** Draws what the camera over a layer sees in a frame. */
function layerDrawer({ frame, cubic }: StillJob, { take, bytes, kernel }: Arena) {
	const tables = [0, 1].map(() => take(entryBytes * (frame.width / 8 + 1)));
	const scratch = take(16 * (frame.width + 32));
	const targets = planeSizes(frame);
	return ({ planes, windows, at }: LoadedLayer, number: number, target: number) => {
		if (windows === null) return void bytes.copyWithin(target, at, at + bytesOf(frame));
		const [x = 0, y = 0, width = 0, height = 0] = windows.subarray(4 * number, 4 * number + 4);
		const [scaleX, scaleY] = [width / frame.width, height / frame.height];
		let to = target;
		for (const [index, plane] of planes.entries()) {
			const [size, table] = [targets[index], tables[Math.min(index, 1)]];
			if (!size || table === undefined) continue;
			const share = index === 0 ? 1 : 0.5;
			// Samples of brightness lie in the middle of their pixels. Those of colour lie at the left edge of a pair of columns
			// and in the middle of a pair of rows (H.264's chroma_sample_loc_type 0).
			const startX = index === 0 ? x + 0.5 * scaleX - 0.5 : 0.5 * x + 0.25 * scaleX - 0.25;
			const startY = share * y + 0.5 * scaleY - 0.5;
			if (index < 2) kernel.columnTable(startX, scaleX, size.width, plane.width, cubic, table);
			kernel.drawPlane(
				...([plane.at, plane.stride, plane.height, table] as const),
				...([startY, scaleY, cubic, scratch] as const),
				...([to, size.width, size.height] as const),
			);
			to += size.width * size.height;
		}
	};
}

/** Lays a frame's captions over it; a band is copied into the kernel's memory when it comes into sight. */
function bandLayer(frame: Size, { bandOf, bands }: BandSet, { take, bytes, kernel }: Arena) {
	const longest = Math.max(0, ...bands.map(({ keep }) => keep.length));
	const [keepAt, addAt] = [take(longest), take(longest)];
	let held: CaptionBand | undefined;
	return (number: number, target: number) => {
		const band = bands[bandOf[number] ?? -1];
		if (!band) return;
		if (band !== held) {
			bytes.set(band.keep, keepAt);
			bytes.set(band.add, addAt);
			held = band;
		}
		let [plane, from] = [target, 0];
		for (const [index, { width, height }] of planeSizes(frame).entries()) {
			const [top, rows] = index === 0 ? [band.top, band.rows] : [band.top / 2, band.rows / 2];
			const [times, length] = band.alike ? [rows, width] : [1, rows * width];
			for (let row = 0; row < times; row++)
				kernel.blendRows(plane + (top + row) * width, keepAt + from, addAt + from, length);
			plane += width * height;
			from += length + overrunBytes;
		}
	};
}
