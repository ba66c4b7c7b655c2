import type { Log } from './domain/ports.js';

export type Closers = {
	/** What is opened later is closed earlier. */
	add(close: () => Promise<void> | void): void;
	/** Closes everything once; what fails to close holds nothing else up. */
	closeAll(): Promise<void>;
};

export function createClosers(log: Log): Closers {
	const closers: (() => Promise<void> | void)[] = [];
	return {
		add: (close) => void closers.push(close),
		async closeAll() {
			for (let close = closers.pop(); close; close = closers.pop()) {
				try {
					await close();
				} catch (error) {
					log.warn({ err: error }, 'a part of the service did not close as it should');
				}
			}
		},
	};
}
