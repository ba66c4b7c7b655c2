import { createHash } from 'node:crypto';

/** A file as a repository holds it: large ones are known by the SHA-256 of their bytes, others by git's blob id. */
export type HubFile = { path: string; bytes: Buffer; isLarge: boolean };

export type HubRepository = {
	name: string;
	/** Newest first; `main` is the first. */
	commits: { commit: string; files: HubFile[] }[];
	/** Tokens that may read; null: open to all. */
	readers: readonly string[] | null;
};

export const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');
const blobId = (bytes: Buffer) => createHash('sha1').update(`blob ${bytes.length}\0`).update(bytes).digest('hex');

export const etagOf = ({ bytes, isLarge }: HubFile) => (isLarge ? sha256(bytes) : blobId(bytes));

/** What the hub's tree route says of a file. For a large one, `oid` is the id of its pointer. */
export function treeEntry(file: HubFile) {
	const { path, bytes, isLarge } = file;
	const plain = { type: 'file', path, size: bytes.length, oid: blobId(bytes) };
	if (!isLarge) return plain;
	const pointer = Buffer.from(`version https://git-lfs.github.com/spec/v1\noid sha256:${sha256(bytes)}\n`);
	return {
		...plain,
		oid: blobId(pointer),
		lfs: { oid: sha256(bytes), size: bytes.length, pointerSize: pointer.length },
	};
}

export const commitOf = (name: string) => createHash('sha1').update(name).digest('hex');

export const jsonFile = (path: string, value: unknown): HubFile => ({
	path,
	bytes: Buffer.from(JSON.stringify(value)),
	isLarge: false,
});

/** Bytes that look like nothing else: seeded by the path. */
export function weightFile(path: string, sizeBytes: number): HubFile {
	const bytes = Buffer.alloc(sizeBytes);
	for (let at = 0; at < sizeBytes; at += 32)
		createHash('sha256')
			.update(`${path}:${at}`)
			.digest()
			.copy(bytes, at, 0, Math.min(32, sizeBytes - at));
	return { path, bytes, isLarge: true };
}
