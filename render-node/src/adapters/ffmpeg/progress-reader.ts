export type ProgressReader = {
	/** Takes a piece of what `-progress` wrote; whether anything has moved on since the piece before. */
	advances(text: string): boolean;
	/** Frames that are encoded so far. */
	frames(): number;
};

/** Reads FFmpeg's `key=value` progress lines, however the pipe cut them. */
export function createProgressReader(): ProgressReader {
	const counters = new Map<string, number>();
	let rest = '';
	return {
		frames: () => counters.get('frame') ?? 0,
		advances(text) {
			const lines = (rest + text).split('\n');
			rest = lines.pop() ?? '';
			let moved = false;
			for (const line of lines) {
				const [, key, digits] = /^(frame|out_time_us|total_size)=\s*(\d+)/.exec(line) ?? [];
				if (key === undefined) continue;
				const value = Number(digits);
				moved ||= value > (counters.get(key) ?? 0);
				counters.set(key, value);
			}
			return moved;
		},
	};
}
