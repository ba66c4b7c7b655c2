/** Where in which S3 the assets lie, and how it wants to be asked. */
export type S3Place = {
	bucket: string;
	/** Before every key: empty, or with a slash at its end. */
	prefix: string;
	region: string;
	/** Null: AWS's own. */
	endpoint: string | null;
	/** Whether the bucket stands in the path of addresses rather than in the host's name. */
	pathStyle: boolean;
	/** Encryption by the server that is asked for with each object; null: as the bucket is set. */
	encryption: { algorithm: 'AES256' | 'aws:kms'; keyId: string | null } | null;
	/** `always`: each request carries a checksum; `required`: only where S3 insists, for servers that know no others. */
	checksums: 'always' | 'required';
	/** Whether puts say that nothing may be overwritten. */
	conditionalPuts: boolean;
	storageClass: string | null;
};

export type S3Limits = {
	/** Parts of one file that are sent or fetched at once; each takes `partBytes` of memory when sent. */
	transfers: number;
	partBytes: number;
	/** A connection on which nothing moves for this long is given up. */
	timeoutMs: number;
};

export const keyOf = ({ prefix }: S3Place, assetId: string): string => `${prefix}sha256/${assetId}`;
