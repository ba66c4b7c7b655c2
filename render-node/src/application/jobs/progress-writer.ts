export type Progress = { fraction: number; phase: string; etaMs: number | null };

export type ProgressWriter = {
	/** Takes note; writes now, or as soon as the last write is old enough. */
	report(progress: Progress): void;
	/** Ends writing; what was not written is dropped. */
	stop(): void;
};

/** At most this often, however often a handler reports. */
const writeEveryMs = 500;

/** @param write never called while an earlier call of it runs */
export function createProgressWriter(write: (progress: Progress) => Promise<void>): ProgressWriter {
	let latest: Progress | null = null;
	let timer: NodeJS.Timeout | null = null;
	let stopped = false;
	const flush = async () => {
		const progress = latest;
		latest = null;
		if (progress) await write(progress);
		timer = latest && !stopped ? setTimeout(() => void flush(), writeEveryMs) : null;
	};
	return {
		report({ fraction, phase, etaMs }) {
			if (stopped) return;
			latest = {
				fraction: Math.min(1, Math.max(0, fraction || 0)),
				phase,
				etaMs: etaMs === null ? null : Math.max(0, Math.round(etaMs)),
			};
			timer ??= setTimeout(() => void flush(), 0);
		},
		stop() {
			stopped = true;
			if (timer) clearTimeout(timer);
		},
	};
}
