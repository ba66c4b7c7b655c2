import { createServer, type Server } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { gunzipSync } from 'node:zlib';

export type ReceivedSpan = { traceId: string; spanId: string; parentSpanId: string; name: string; failed: boolean };

type Field = { number: number; bytes: Buffer; value: bigint };

/** Fields of one message in protobuf's wire format: https://protobuf.dev/programming-guides/encoding/ */
function* fieldsOf(message: Buffer): Generator<Field> {
	let at = 0;
	const varint = () => {
		let value = 0n;
		for (let shift = 0n; ; shift += 7n) {
			const byte = message[at++] ?? 0;
			value |= BigInt(byte & 0x7f) << shift;
			if (byte < 0x80) return value;
		}
	};
	const take = (length: number) => message.subarray(at, (at += length));
	while (at < message.length) {
		const tag = Number(varint());
		const wire = tag & 7;
		if (wire !== 0 && wire !== 1 && wire !== 2 && wire !== 5) throw new Error(`No such wire type: ${wire}`);
		const value = wire === 0 ? varint() : 0n;
		const bytes = wire === 0 ? Buffer.alloc(0) : take(wire === 1 ? 8 : wire === 5 ? 4 : Number(varint()));
		yield { number: tag >> 3, bytes, value };
	}
}

const inside = (message: Buffer, number: number) =>
	[...fieldsOf(message)].filter((field) => field.number === number).map(({ bytes }) => bytes);

/** Numbers of fields by opentelemetry-proto's trace.proto, version 1. */
function toSpan(message: Buffer): ReceivedSpan {
	const [traceId, spanId, parentSpanId, name] = [1, 2, 4, 5].map((number) => inside(message, number)[0]);
	const [status = Buffer.alloc(0)] = inside(message, 15);
	return {
		traceId: traceId?.toString('hex') ?? '',
		spanId: spanId?.toString('hex') ?? '',
		parentSpanId: parentSpanId?.toString('hex') ?? '',
		name: name?.toString() ?? '',
		failed: [...fieldsOf(status)].some(({ number, value }) => number === 3 && value === 2n),
	};
}

/** Takes spans as a collector does, and keeps them. */
export async function startCollector(): Promise<{ url: string; spans: ReceivedSpan[]; stop(): Promise<void> }> {
	const spans: ReceivedSpan[] = [];
	const server: Server = createServer(async (request, response) => {
		const chunks: Buffer[] = [];
		for await (const chunk of request) chunks.push(chunk as Buffer);
		const sent = Buffer.concat(chunks);
		const body = request.headers['content-encoding'] === 'gzip' ? gunzipSync(sent) : sent;
		const isOurs = request.url === '/v1/traces' && request.headers['content-type'] === 'application/x-protobuf';
		if (isOurs) {
			const scopes = inside(body, 1).flatMap((resource) => inside(resource, 2));
			spans.push(...scopes.flatMap((scope) => inside(scope, 2)).map(toSpan));
		}
		response.writeHead(isOurs ? 200 : 415, { 'content-type': 'application/x-protobuf' }).end();
	});
	server.listen(0, '127.0.0.1');
	await once(server, 'listening');
	return {
		url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
		spans,
		stop: () => new Promise((resolve) => server.close(() => resolve())),
	};
}
