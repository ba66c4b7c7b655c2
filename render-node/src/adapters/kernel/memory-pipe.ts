/**
 * A pipe that takes pages of memory in place of copies of them (Linux's `vmsplice`). It stands alone (its other imports
 * are of Node), so that a thread can also load it as it is, from the sources.
 */
import { closeSync, readSync, writeSync } from 'node:fs';
import { createRequire } from 'node:module';
import { constants } from 'node:os';
import type Koffi from 'koffi';

type Calls = {
	pipe2(ends: [number, number], flags: number): number;
	fcntl(end: number, command: number, argument: number): number;
	/** Of one piece: its address and length. Gives how many bytes were taken, -1 for a failure. */
	vmsplice(end: number, piece: BigUint64Array, pieces: number, flags: number): number;
	madvise(address: bigint, bytes: number, advice: number): number;
	addressOf(memory: SharedArrayBuffer): bigint;
	lastError(): number;
};

/** Where a thread lays what it has drawn. `bytes`: the pipe never holds more. */
export type WriteEnd = { fd: number; bytes: number };
export type MemoryPipe = WriteEnd & { readEnd: number };

/** Of Linux's headers, the same on all these machines. */
const [closeOnExec, setPipeSize, hugePages] = [0o2_000_000, 1031, 14];
const machines = ['x64', 'arm64', 'riscv64', 'loong64'];
/** The most that somebody who is not root may ask for (fs.pipe-max-size). With less, both sides wait for each other often. */
const wishedBytes = 1 << 20;

const calls = process.platform === 'linux' && machines.includes(process.arch) ? load() : null;

function load(): Calls | null {
	try {
		const koffi = createRequire(import.meta.url)('koffi') as typeof Koffi;
		const libc = koffi.load(null);
		return {
			pipe2: libc.func('int pipe2(_Out_ int *ends, int flags)') as Calls['pipe2'],
			fcntl: libc.func('int fcntl(int end, int command, int argument)') as Calls['fcntl'],
			vmsplice: libc.func(
				'intptr_t vmsplice(int end, uint64_t *piece, size_t pieces, uint32_t flags)',
			) as Calls['vmsplice'],
			madvise: libc.func('int madvise(uintptr_t address, size_t bytes, int advice)') as Calls['madvise'],
			addressOf: (memory) => koffi.address(new Uint8Array(memory)),
			lastError: () => koffi.errno(),
		};
	} catch {
		return null;
	}
}

let works: boolean | null = null;

/** Null where this machine has none: another system, a sandbox without the call, a user whose pipes are all small. */
export function openMemoryPipe(): MemoryPipe | null {
	works ??= tried();
	return works ? opened() : null;
}

function opened(): MemoryPipe | null {
	const ends: [number, number] = [-1, -1];
	if (calls?.pipe2(ends, closeOnExec) !== 0) return null;
	const [readEnd, fd] = ends;
	if (calls.fcntl(fd, setPipeSize, wishedBytes) === wishedBytes) return { readEnd, fd, bytes: wishedBytes };
	closeSync(readEnd);
	closeSync(fd);
	return null;
}

/** Sends a few bytes through: a sandbox may know the call by its name only. */
function tried(): boolean {
	const pipe = opened();
	if (!pipe) return false;
	const memory = new SharedArrayBuffer(8);
	new Uint8Array(memory).fill(7);
	const read = new Uint8Array(8);
	try {
		createSplicer(pipe, memory).lay(0, 8);
		return readSync(pipe.readEnd, read) === 8 && read.every((byte) => byte === 7);
	} catch {
		return false;
	} finally {
		closeSync(pipe.readEnd);
		closeSync(pipe.fd);
	}
}

export type Splicer = {
	/** Gives the pipe the pages of these bytes, which must stay as they are until they are read. */
	lay(at: number, bytes: number): boolean;
	/** Gives it a copy. */
	copy(at: number, bytes: number): boolean;
};

/** Both wait until the pipe has taken all, and are false when nobody reads it any more. */
export function createSplicer({ fd }: WriteEnd, memory: SharedArrayBuffer): Splicer {
	if (!calls) throw new TypeError('there is no vmsplice here');
	const { addressOf, vmsplice, lastError } = calls;
	const all = new Uint8Array(memory);
	const start = addressOf(memory);
	const piece = new BigUint64Array(2);
	return {
		lay: untilAllIsTaken((at, bytes) => {
			piece.set([start + BigInt(at), BigInt(bytes)]);
			const taken = vmsplice(fd, piece, 1, 0);
			if (taken < 0) throw systemError('vmsplice', lastError());
			return taken;
		}),
		copy: untilAllIsTaken((at, bytes) => writeSync(fd, all, at, bytes)),
	};
}

const untilAllIsTaken = (send: (at: number, bytes: number) => number) => (at: number, bytes: number) => {
	for (let sent = 0; sent < bytes; ) {
		try {
			sent += send(at + sent, bytes - sent);
		} catch (error) {
			const code = error instanceof Error && 'code' in error ? error.code : null;
			if (code === 'EPIPE') return false;
			if (code !== 'EINTR') throw error;
		}
	}
	return true;
};

function systemError(call: string, number: number): Error {
	const [code = 'UNKNOWN'] = Object.entries(constants.errno).find(([, value]) => value === number) ?? [];
	return Object.assign(new Error(`${call} failed: ${code}`), { code });
}

/** Asks for pages of 2 MB: a frame lies on two in place of 760, each of which takes time when it is laid or looked up. */
export function preferHugePages(memory: SharedArrayBuffer): void {
	// Where the system refuses, things go on with small ones.
	calls?.madvise(calls.addressOf(memory), memory.byteLength, hugePages);
}
