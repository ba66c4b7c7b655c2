/**
 * The part of JSON Schema that every vendor of texts can be held to. All members of an object are needed and no other may
 * stand there, so neither is said. Numbers of entries and bounds are checked by ourselves: not every vendor knows them.
 */
export type JsonSchema =
	| {
			readonly type: 'object';
			readonly description?: string;
			readonly properties: { readonly [name: string]: JsonSchema };
	  }
	| {
			readonly type: 'array';
			readonly description?: string;
			readonly items: JsonSchema;
			readonly minItems?: number;
			readonly maxItems?: number;
	  }
	| { readonly type: 'string'; readonly description?: string; readonly enum?: readonly string[] }
	| {
			readonly type: 'number' | 'integer';
			readonly description?: string;
			readonly minimum?: number;
			readonly maximum?: number;
	  }
	| { readonly type: 'boolean'; readonly description?: string };

/** What a schema lets through. Write the schema `as const`, so that its words are known. */
export type JsonOf<S> = S extends { type: 'object'; properties: infer P }
	? { -readonly [K in keyof P]: JsonOf<P[K]> }
	: S extends { type: 'array'; items: infer I }
		? JsonOf<I>[]
		: S extends { type: 'string'; enum: readonly (infer E)[] }
			? E
			: S extends { type: 'string' }
				? string
				: S extends { type: 'number' | 'integer' }
					? number
					: S extends { type: 'boolean' }
						? boolean
						: unknown;
