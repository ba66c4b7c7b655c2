/** What `render-node/kernel` exports; places are byte numbers in its memory. The sources there say what each one does. */
export type KernelExports = {
	loadPlane(from: number, to: number, width: number, height: number, stride: number): void;
	columnTable(start: number, scale: number, count: number, sourceWidth: number, cubic: boolean, table: number): void;
	drawPlane(
		source: number,
		stride: number,
		sourceHeight: number,
		table: number,
		rowStart: number,
		rowScale: number,
		cubic: boolean,
		scratch: number,
		target: number,
		width: number,
		height: number,
	): void;
	mixFrames(a: number, b: number, length: number, share: number): void;
	blendRows(target: number, keep: number, add: number, length: number): void;
};
