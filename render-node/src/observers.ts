import type { Logger } from 'pino';
import { watchChildren } from './adapters/processes/watch-children.js';
import { createOtelTracer } from './adapters/tracing/create-otel-tracer.js';
import { AsyncResource } from 'node:async_hooks';
import type { Closers } from './closers.js';
import type { Config } from './config.js';
import { noTracer, type Tracer } from './domain/tracing/tracer.js';
import { serviceVersion } from './service-version.js';

/** Who is told where time goes. Without a collector nothing of OpenTelemetry works. */
export function openTracer({ otlpUrl }: Config, closers: Closers): Tracer {
	if (otlpUrl === null) return noTracer;
	const { tracer, close } = createOtelTracer(otlpUrl, serviceVersion);
	closers.add(close);
	return tracer;
}

type ProgramEnded = (program: string, outcome: string, durationMs: number) => void;

/** Follows the programs that the service starts, from FFmpeg to Python. */
export function openChildWatch(tracer: Tracer, log: Logger, ended: ProgramEnded, closers: Closers): void {
	closers.add(watchChildren({ tracer, log, bind: (work) => AsyncResource.bind(work), ended }));
}
