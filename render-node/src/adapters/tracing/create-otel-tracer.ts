import { context, SpanKind, SpanStatusCode, trace, TraceFlags, type Context } from '@opentelemetry/api';
import { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-proto';
import { defaultResource, resourceFromAttributes } from '@opentelemetry/resources';
import { BatchSpanProcessor, TracerProvider } from '@opentelemetry/sdk-trace';
import { toldError } from '../log/told-error.js';
import type { SpanPlace, SpanStart, Tracer } from '../../domain/tracing/tracer.js';

const kinds: Record<SpanStart['kind'], SpanKind> = {
	server: SpanKind.SERVER,
	client: SpanKind.CLIENT,
	consumer: SpanKind.CONSUMER,
	internal: SpanKind.INTERNAL,
};

/** The last spans are waited for this long at the end. */
const exportTimeoutMs = 5_000;

const beneath = (parent: SpanPlace): Context =>
	trace.setSpanContext(context.active(), { ...parent, traceFlags: TraceFlags.SAMPLED, isRemote: true });

/**
 * Sends spans to a collector by OTLP over HTTP.
 * @param url base address of the collector, such as http://127.0.0.1:4318
 */
export function createOtelTracer(url: string, version: string): { tracer: Tracer; close(): Promise<void> } {
	const contexts = new AsyncLocalStorageContextManager().enable();
	context.setGlobalContextManager(contexts);
	const exporter = new OTLPTraceExporter({ url: `${url}/v1/traces`, timeoutMillis: exportTimeoutMs });
	const provider = new TracerProvider({
		resource: defaultResource().merge(
			resourceFromAttributes({ 'service.name': 'showrunner-render-node', 'service.version': version }),
		),
		spanProcessors: [new BatchSpanProcessor({ exporter, exportTimeoutMillis: exportTimeoutMs })],
	});
	const otel = provider.getTracer('showrunner');
	const tracer: Tracer = {
		begin({ name, kind, facts = {}, parent }) {
			const around = parent ? beneath(parent) : context.active();
			const span = otel.startSpan(name, { kind: kinds[kind], attributes: facts }, around);
			const inside = trace.setSpan(around, span);
			return {
				within: (work) => context.with(inside, work),
				end(more = {}, failure) {
					span.setAttributes(more);
					if (failure !== undefined) {
						// Only what the log may say too: a database's error quotes what callers sent.
						const { type, message } = toldError(failure);
						span.setStatus({ code: SpanStatusCode.ERROR, message: `${type}: ${message}` });
					}
					span.end();
				},
			};
		},
	};
	return {
		tracer,
		async close() {
			await provider.shutdown();
			context.disable();
		},
	};
}
