import { collectDefaultMetrics, Gauge, Registry } from 'prom-client';
import { statfs } from 'node:fs/promises';
import type { Log } from '../../domain/ports.js';
import { bookSeries, type CountedBooks } from './book-series.js';
import { cacheSeries } from './cache-series.js';
import { httpSeries } from './http-series.js';
import { workSeries } from './work-series.js';

/** Counts the service's work in Prometheus' terms; each service has a registry of its own. */
export function createMetrics({ books, dataDir, log }: { books: CountedBooks; dataDir: string; log: Log }) {
	const registry = new Registry();
	collectDefaultMetrics({ register: registry });
	const { refreshBooks } = bookSeries(registry, books, log);
	new Gauge({
		name: 'showrunner_disk_free_bytes',
		help: 'Room on the disk of the data directory',
		registers: [registry],
		async collect() {
			const { bavail, bsize } = await statfs(dataDir);
			this.set(bavail * bsize);
		},
	});
	const render = async () => {
		await refreshBooks();
		return { contentType: registry.contentType, text: await registry.metrics() };
	};
	let rendering: ReturnType<typeof render> | null = null;
	return {
		...httpSeries(registry),
		...workSeries(registry),
		...cacheSeries(registry),
		/** Who asks while an answer is being made gets that one: the address is open to all, and the database is asked. */
		render: () => (rendering ??= render().finally(() => (rendering = null))),
	};
}

export type ServiceMetrics = ReturnType<typeof createMetrics>;
