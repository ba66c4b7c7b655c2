/** The part of s3rver that the tests use; it comes without types. */
declare module 's3rver' {
	type Options = { address: string; port: number; silent: boolean; directory: string };
	export default class S3rver {
		constructor(options: Options);
		run(): Promise<{ address: string; port: number }>;
		close(): Promise<void>;
	}
}
