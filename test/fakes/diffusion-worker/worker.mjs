/**
 * A worker that speaks render-node/diffusion/PROTOCOL.md and behaves as a script says. It refuses what the real one
 * refuses, and makes real files. The folder in SCRIPTED_WORKER_DIR has `script.json`, and gets a line in
 * `journal.jsonl` for everything that the worker goes through.
 */
import { appendFileSync, existsSync, mkdirSync, readFileSync, writeSync } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { misdeeds } from './misbehave.mjs';
import { writePiece } from './write-piece.mjs';

/**
 * How one process behaves. `at`: what goes wrong at the beginning of a phase, or after a step (`denoising-2`), for piece `onPiece` (any when left out).
 * `outOfMemoryOn`: rungs that do not fit, told in the phase `outOfMemoryIn`. `failAt`: a phase and the code to fail with.
 * @typedef {{ at?: Record<string, string>, onPiece?: number, outOfMemoryOn?: string[], outOfMemoryIn?: string,
 *   failAt?: Record<string, string>, lie?: string, badPieces?: Record<number, string>, stepMs?: number,
 *   cancel?: 'at-once' | 'never', ignoresEnd?: boolean, ignoresTerm?: boolean, protocol?: number, freeBytes?: number,
 *   truncates?: boolean, losesDevice?: boolean }} Behaviour
 * @typedef {{ processes?: Behaviour[], others?: Behaviour }} Script
 */

const folder = process.env['SCRIPTED_WORKER_DIR'] ?? '.';
const families = ['sdxl', 'z-image', 'qwen-image', 'flux', 'wan', 'ltx', 'ltx2'];
const device = process.env['CUDA_VISIBLE_DEVICES'] ?? 'all';
const number = takeNumber();
/** @type {Script} */
const script = JSON.parse(readFileSync(path.join(folder, 'script.json'), 'utf8'));
const behaviour = script.processes?.[number] ?? script.others ?? {};
/** @type {Set<string>} */
const cancelled = new Set();
/** @type {string | null} */
let loaded = null;

function takeNumber() {
	for (let free = 0; ; free++) {
		try {
			mkdirSync(path.join(folder, `process-${free}`));
			return free;
		} catch (error) {
			if (!(error instanceof Error) || !('code' in error) || error.code !== 'EEXIST') throw error;
		}
	}
}

/** @param {string} what @param {object} [facts] */
const note = (what, facts) =>
	appendFileSync(
		path.join(folder, 'journal.jsonl'),
		`${JSON.stringify({ process: number, device, what, ...facts })}\n`,
	);

/** @param {object} event */
const lineOf = (event) => `${JSON.stringify(event)}\n`;
/** @param {object} event */
const tell = (event) => void writeSync(3, lineOf(event));

/** @param {string} phase @param {number} piece @param {{ outDir: string, line: string }} place */
async function misbehave(phase, piece, place) {
	if (behaviour.onPiece !== undefined && behaviour.onPiece !== piece) return;
	await misdeeds[behaviour.at?.[phase] ?? '']?.(place);
}

class Failure extends Error {
	/** @param {string} code */
	constructor(code) {
		super(`told to fail with ${code}`);
		this.code = code;
	}
}
class Cancelled extends Error {}

/** @param {string} phase @param {string} memory @param {number} piece */
function failWhereTold(phase, memory, piece) {
	if (behaviour.onPiece !== undefined && behaviour.onPiece !== piece) return;
	const code = behaviour.failAt?.[phase];
	if (code) throw new Failure(code);
	if (phase === (behaviour.outOfMemoryIn ?? 'denoising') && behaviour.outOfMemoryOn?.includes(memory))
		throw new Failure('out-of-memory');
}

/** @param {any} order */
async function load({ orderId, model, memory, outDir }) {
	const key = JSON.stringify([model.family, model.path, memory]);
	if (loaded !== null && loaded !== key) throw new Failure('input-invalid');
	if (loaded !== null) return;
	if (!families.includes(model.family)) throw new Failure('family-unknown');
	const event = { event: 'loading', orderId };
	tell(event);
	await misbehave('loading', 0, { outDir, line: lineOf(event) });
	failWhereTold('loading', memory, 0);
	if (!existsSync(path.join(model.path, 'model_index.json'))) throw new Failure('model-unreadable');
	loaded = key;
	tell({ event: 'loaded', orderId, milliseconds: 12, parameterBytes: 1_000, freeBytes: behaviour.freeBytes ?? null });
}

/** @param {any} order @param {any} piece @param {number} index */
async function make(order, piece, index) {
	const { orderId, memory, outDir, ffmpegPath } = order;
	/** @param {string} phase @param {number | null} done @param {number | null} of */
	const enter = async (phase, done = null, of = null) => {
		const event = { event: 'phase', orderId, piece: index, phase, done, of };
		tell(event);
		await misbehave(done ? `${phase}-${done}` : phase, index, { outDir, line: lineOf(event) });
		failWhereTold(phase, memory, index);
	};
	const steps = piece.steps ?? 4;
	await enter('reading');
	if (piece.width % 8 || piece.height % 8)
		return tell({ event: 'piece-failed', orderId, piece: index, code: 'input-invalid', message: 'The width is off' });
	for (let done = 0; done < steps; done++) {
		await enter('denoising', done, steps);
		await sleep(behaviour.stepMs ?? 1);
		if (cancelled.has(orderId) && behaviour.cancel !== 'never') throw new Cancelled();
	}
	await enter('denoising', steps, steps);
	await enter('decoding');
	const code = behaviour.badPieces?.[index];
	if (code) return tell({ event: 'piece-failed', orderId, piece: index, code, message: 'told to' });
	await enter('encoding');
	tell({
		...{ event: 'piece', orderId, piece: index },
		...writePiece(piece, { index, outDir, ffmpegPath, lie: behaviour.lie }),
		milliseconds: { reading: 1.5, denoising: 20, decoding: 3, encoding: 4 },
		...{ passes: steps, promptTruncated: behaviour.truncates ?? false, peakBytes: 5_000 },
		arguments: { num_inference_steps: steps, guidance_scale: piece.guidance },
	});
}

/** @param {any} order */
async function run(order) {
	const { orderId, model, memory, pieces } = order;
	note('run', { model: model.id, memory, prompts: pieces.map((/** @type {any} */ { prompt }) => prompt) });
	try {
		await load(order);
		for (const [index, piece] of pieces.entries()) await make(order, piece, index);
		tell({ event: 'done', orderId, cancelled: false });
	} catch (error) {
		if (error instanceof Cancelled) return tell({ event: 'done', orderId, cancelled: true });
		const code = error instanceof Failure ? error.code : 'defect';
		tell({ event: 'failed', orderId, code, message: String(error) });
		if (['out-of-memory', 'device', 'defect'].includes(code)) process.exit(1);
	}
}

note('started', {
	pid: process.pid,
	cwd: process.cwd(),
	ownSettings: Object.keys(process.env).filter((name) => name.startsWith('SHOWRUNNER_')),
});
process.on('exit', () => note('exit'));
process.on('SIGTERM', () => {
	note('asked to end');
	if (!behaviour.ignoresTerm) process.exit(143);
});
await misbehave('starting', 0, { outDir: '.', line: '{"event":"hello"}' });
tell({
	...{ event: 'hello', protocol: behaviour.protocol ?? 1, families },
	versions: { python: '3.11.0', torch: '2.11.0', diffusers: '0.40.0', transformers: '5.17.0' },
	device: {
		kind: device === '' || behaviour.losesDevice ? 'cpu' : 'cuda',
		name: 'Scripted',
		memoryBytes: 100e9,
		freeBytes: behaviour.freeBytes ?? null,
	},
});
/** One order after another, while cancels are heard. @type {Promise<unknown>} */
let queue = Promise.resolve();
for await (const line of createInterface({ input: process.stdin })) {
	const message = parse(line);
	if (message?.command === 'cancel') {
		note('cancel');
		cancelled.add(message.orderId);
	} else if (message?.command === 'run') queue = queue.then(() => run(message));
	else process.exit(2);
}
if (behaviour.ignoresEnd) setInterval(() => undefined, 1_000);
else process.exit(0);

/** @param {string} line */
function parse(line) {
	try {
		return JSON.parse(line);
	} catch {
		return null;
	}
}
