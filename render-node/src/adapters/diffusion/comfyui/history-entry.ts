import { z } from 'zod';

const message = z.tuple([z.string(), z.looseObject({ timestamp: z.number() }).partial()]).rest(z.unknown());
const entry = z.looseObject({
	outputs: z.record(z.string(), z.record(z.string(), z.unknown())),
	status: z
		.looseObject({ status_str: z.string(), messages: z.array(message).default([]) })
		.nullable()
		.default(null),
});

export type ServerFile = { filename: string; subfolder: string; type: string };

/** How a prompt ended. Times are those of the server's clock, apart from each other by what the run took. */
export type PromptEnd =
	| { end: 'made'; files: Readonly<Record<string, readonly ServerFile[]>>; tookMs: number | null }
	| { end: 'interrupted' }
	| { end: 'error'; exception: string; told: string; nodeClass: string }
	| { end: 'strange' };

const failure = z
	.looseObject({ exception_type: z.string(), exception_message: z.string(), node_type: z.string() })
	.partial();
const serverFile = z.looseObject({
	filename: z.string().min(1),
	subfolder: z.string().default(''),
	type: z.enum(['output', 'temp', 'input']).default('output'),
});

/** Reads the entry of one prompt out of the answer to `/history/{id}`; null: it is not in there. */
export function readHistory(json: unknown, promptId: string): PromptEnd | null {
	const all = z.record(z.string(), z.unknown()).safeParse(json);
	if (!all.success) return { end: 'strange' };
	const found = all.data[promptId];
	if (found === undefined) return null;
	const { success, data } = entry.safeParse(found);
	if (!success) return { end: 'strange' };
	const messages = new Map((data.status?.messages ?? []).map(([name, facts]) => [name, facts]));
	if (messages.has('execution_interrupted')) return { end: 'interrupted' };
	if (messages.has('execution_error') || data.status?.status_str === 'error') {
		const facts = failure.safeParse(messages.get('execution_error')).data ?? {};
		const { exception_type: exception = '', exception_message: told = '', node_type: nodeClass = '' } = facts;
		return { end: 'error', exception, told, nodeClass };
	}
	const [from, to] = [messages.get('execution_start')?.timestamp, messages.get('execution_success')?.timestamp];
	const tookMs = from !== undefined && to !== undefined && to >= from ? Math.round(to - from) : null;
	const files = Object.entries(data.outputs).map(([node, output]) => [node, filesOf(output)] as const);
	return { end: 'made', files: Object.fromEntries(files), tookMs };
}

/** Nodes name their lists differently (`images`, `gifs`, `video` …); what looks like a file is one. */
function filesOf(output: Record<string, unknown>): ServerFile[] {
	return Object.values(output).flatMap((list) =>
		Array.isArray(list) ? list.flatMap((item) => serverFile.safeParse(item).data ?? []) : [],
	);
}
