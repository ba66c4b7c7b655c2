import { Histogram, type Registry } from 'prom-client';

/** What is counted about requests. */
export function httpSeries(registry: Registry) {
	const requests = new Histogram({
		name: 'showrunner_http_request_seconds',
		help: 'Time from a request to its answer',
		labelNames: ['route', 'method', 'status'],
		buckets: [0.005, 0.02, 0.05, 0.1, 0.5, 2, 10, 30],
		registers: [registry],
	});
	return {
		requestAnswered: (route: string, method: string, status: number, durationMs: number) =>
			requests.observe({ route, method, status: String(status) }, durationMs / 1000),
	};
}
