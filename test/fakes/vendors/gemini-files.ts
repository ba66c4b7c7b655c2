import type { FakeAnswer, SeenRequest, VendorProtocol } from '../../kits/vendors/vendor-fake.js';
import { geminiContent } from './gemini-content.js';
import { memberFault, type Writer } from './text-wire.js';

const refuse = (code: number, status: string, message: string): FakeAnswer => ({
	status: code,
	json: { error: { code, message, status } },
});

type Upload = { mediaType: string; sizeBytes: number; bytes: Buffer };
export type HeldFile = { mediaType: string; bytes: Buffer; looks: number };

export type FileRules = {
	secret: string;
	write: Writer;
	/** Looks at which a file is still worked on. */
	worksFor?: number;
	/** What becomes of it then. */
	becomes?: () => 'ACTIVE' | 'FAILED' | 'PROCESSING';
	/** Whether a piece of an upload gets lost on the way, by the count of pieces so far. */
	loses?(piece: number): boolean;
	/** Whether the answer that closes an upload gets lost on the way. */
	losesEnd?: boolean;
	/** Whether a session that is asked how far it came begins anew. */
	forgets?: boolean;
};

/** Gemini with its Files API: sessions, pieces in order, states, and requests that name files. */
export function geminiWithFiles({
	secret,
	write,
	worksFor = 1,
	becomes = () => 'ACTIVE',
	loses,
	losesEnd,
	forgets,
}: FileRules) {
	const texts = geminiContent({ secret, write });
	const sessions = new Map<string, Upload>();
	const closed = new Map<string, FakeAnswer>();
	const files = new Map<string, HeldFile>();
	let pieces = 0;
	const stateOf = ({ looks }: HeldFile) => (looks < worksFor ? 'PROCESSING' : becomes());
	const toJson = (name: string, file: HeldFile) => ({
		...{ name: `files/${name}`, uri: `https://generativelanguage.googleapis.com/v1beta/files/${name}` },
		...{ mimeType: file.mediaType, sizeBytes: String(file.bytes.length), state: stateOf(file) },
		...(stateOf(file) === 'FAILED' && { error: { code: 3, message: 'The video has no frames' } }),
	});
	const begin = (request: SeenRequest): FakeAnswer => {
		const { headers } = request;
		const body = request.json();
		const file = body['file'] as Record<string, unknown>;
		const fault =
			memberFault(body, ['file'], []) ?? memberFault(file, ['mimeType', 'sizeBytes'], ['displayName', 'name']);
		if (fault) return refuse(400, 'INVALID_ARGUMENT', fault);
		if (headers['x-goog-upload-protocol'] !== 'resumable' || headers['x-goog-upload-command'] !== 'start')
			return refuse(400, 'INVALID_ARGUMENT', 'X-Goog-Upload-Protocol');
		const sizeBytes = Number(headers['x-goog-upload-header-content-length']);
		const mediaType = headers['x-goog-upload-header-content-type'] ?? '';
		if (String(sizeBytes) !== file['sizeBytes'] || mediaType !== file['mimeType'])
			return refuse(400, 'INVALID_ARGUMENT', 'X-Goog-Upload-Header');
		const id = `session-${sessions.size + 1}`;
		sessions.set(id, { mediaType, sizeBytes, bytes: Buffer.alloc(0) });
		const url = `https://generativelanguage.googleapis.com/upload/v1/files?upload_id=${id}&upload_protocol=resumable`;
		return { status: 200, headers: { 'x-goog-upload-url': url, 'x-goog-upload-status': 'active' }, json: {} };
	};
	const close = (id: string, upload: Upload): FakeAnswer => {
		if (upload.bytes.length !== upload.sizeBytes) return refuse(400, 'INVALID_ARGUMENT', 'Size mismatch');
		sessions.delete(id);
		const name = `abc${files.size + 1}`;
		const file = { mediaType: upload.mediaType, bytes: upload.bytes, looks: 0 };
		files.set(name, file);
		const answer = { status: 200, headers: { 'x-goog-upload-status': 'final' }, json: { file: toJson(name, file) } };
		closed.set(id, answer);
		return losesEnd ? refuse(503, 'UNAVAILABLE', 'Try again') : answer;
	};
	const append = ({ headers, bytes, query }: SeenRequest): FakeAnswer => {
		const id = query.get('upload_id') ?? '';
		const upload = sessions.get(id);
		const command = headers['x-goog-upload-command'];
		if (!upload) return (command === 'query' && closed.get(id)) || refuse(404, 'NOT_FOUND', 'No such upload');
		if (forgets && command === 'query') upload.bytes = Buffer.alloc(0);
		const active = { 'x-goog-upload-status': 'active', 'x-goog-upload-size-received': String(upload.bytes.length) };
		if (command === 'query') return { status: 200, headers: active, json: {} };
		if (command !== 'upload' && command !== 'upload, finalize') return refuse(400, 'INVALID_ARGUMENT', 'Command');
		if (Number(headers['x-goog-upload-offset']) !== upload.bytes.length)
			return refuse(400, 'INVALID_ARGUMENT', 'Offset');
		if (loses?.(++pieces)) return refuse(503, 'UNAVAILABLE', 'Try again');
		if (command === 'upload' && bytes.length % (256 * 1024) !== 0)
			return refuse(400, 'INVALID_ARGUMENT', 'Granularity');
		upload.bytes = Buffer.concat([upload.bytes, bytes]);
		if (command === 'upload, finalize') return close(id, upload);
		return { status: 200, headers: { 'x-goog-upload-status': 'active' }, json: {} };
	};
	const ofFile = ({ method }: SeenRequest, name: string): FakeAnswer => {
		const file = files.get(name);
		if (!file)
			return refuse(
				403,
				'PERMISSION_DENIED',
				`You do not have permission to access the File ${name} or it may not exist.`,
			);
		if (method === 'DELETE') return files.delete(name) ? { status: 200, json: {} } : { status: 500 };
		const json = toJson(name, file);
		file.looks++;
		return { status: 200, json };
	};
	const protocol: VendorProtocol = {
		...texts,
		answer: (request) => {
			const { method, path } = request;
			if (path === '/upload/v1/files' && method === 'POST')
				return request.query.has('upload_id') ? append(request) : begin(request);
			const name = /^\/v1\/files\/([\w-]+)$/.exec(path)?.[1];
			if (name !== undefined && (method === 'GET' || method === 'DELETE')) return ofFile(request, name);
			return path.endsWith(':generateContent')
				? (videoFault(request, files, stateOf) ?? texts.answer(request))
				: texts.answer(request);
		},
	};
	return { protocol, files };
}

type Part = {
	fileData?: { fileUri: string; mimeType: string };
	inlineData?: { mimeType: string };
	videoMetadata?: Record<string, unknown>;
};

function videoFault(
	request: SeenRequest,
	files: Map<string, HeldFile>,
	stateOf: (file: HeldFile) => string,
): FakeAnswer | undefined {
	const { contents = [] } = request.json() as { contents?: { parts: Part[] }[] };
	for (const { fileData, inlineData, videoMetadata } of contents.flatMap(({ parts }) => parts)) {
		const fault = videoMetadata && metadataFault(videoMetadata);
		if (fault || (videoMetadata && !fileData && !inlineData))
			return refuse(400, 'INVALID_ARGUMENT', `video_metadata: ${fault}`);
		if (!fileData) continue;
		const name = /\/files\/([\w-]+)$/.exec(fileData.fileUri)?.[1] ?? '';
		const file = files.get(name);
		if (!file)
			return refuse(
				403,
				'PERMISSION_DENIED',
				`You do not have permission to access the File ${name} or it may not exist.`,
			);
		if (stateOf(file) !== 'ACTIVE')
			return refuse(400, 'FAILED_PRECONDITION', `The File ${name} is not in an ACTIVE state and usage is not allowed.`);
		if (fileData.mimeType !== file.mediaType) return refuse(400, 'INVALID_ARGUMENT', 'Unsupported MIME type');
	}
	return undefined;
}

function metadataFault(metadata: Record<string, unknown>): string | undefined {
	const fault = memberFault(metadata, [], ['startOffset', 'endOffset', 'fps']);
	if (fault) return fault;
	const offsets = [metadata['startOffset'], metadata['endOffset']].filter((offset) => offset !== undefined);
	if (offsets.some((offset) => !/^\d+(\.\d{1,9})?s$/.test(String(offset)))) return 'offset';
	const { fps } = metadata;
	return fps === undefined || (typeof fps === 'number' && fps > 0 && fps <= 24) ? undefined : 'fps';
}
