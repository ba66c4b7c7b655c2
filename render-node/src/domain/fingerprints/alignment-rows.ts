/** One row of alignments by the column that they end in: how well they do, where they began, what they have told. */
export type AlignmentRows = {
	/** 0 where none ends. */
	score: Float64Array;
	/** The highest score on the way. */
	top: Float64Array;
	startRow: Int32Array;
	startColumn: Int32Array;
	telling: Int32Array;
	sure: Int32Array;
	differing: Int32Array;
	begin(column: number, row: number, score: number): void;
	/** Takes over what ended in a column of an earlier row. */
	goOn(column: number, past: AlignmentRows, pastColumn: number, score: number): void;
	tell(column: number, sure: number, differing: number): void;
};

export function createRows(width: number): AlignmentRows {
	const [score, top] = [new Float64Array(width), new Float64Array(width)];
	const [startRow, startColumn] = [new Int32Array(width), new Int32Array(width)];
	const [telling, sure, differing] = [new Int32Array(width), new Int32Array(width), new Int32Array(width)];
	return {
		...{ score, top, startRow, startColumn, telling, sure, differing },
		begin(column, row, reached) {
			top[column] = reached;
			startRow[column] = row;
			startColumn[column] = column;
			telling[column] = 0;
			sure[column] = 0;
			differing[column] = 0;
		},
		goOn(column, past, pastColumn, reached) {
			top[column] = Math.max(past.top[pastColumn] ?? 0, reached);
			startRow[column] = past.startRow[pastColumn] ?? 0;
			startColumn[column] = past.startColumn[pastColumn] ?? 0;
			telling[column] = past.telling[pastColumn] ?? 0;
			sure[column] = past.sure[pastColumn] ?? 0;
			differing[column] = past.differing[pastColumn] ?? 0;
		},
		tell(column, sureBits, differingBits) {
			telling[column] = (telling[column] ?? 0) + 1;
			sure[column] = (sure[column] ?? 0) + sureBits;
			differing[column] = (differing[column] ?? 0) + differingBits;
		},
	};
}
