/**
 * The Scheme that festival runs. It is the same for every text: the sentences stand in `text.dat` as string literals,
 * which `readfp` reads as data and nothing evaluates. For each sentence it writes `sentence-N.wav` and prints
 * `sentence N`, then a line per token with the start and end of each of its words in seconds, then `done N`.
 */
export function festivalScript(speed: number): string {
	return `(voice_cmu_us_slt_arctic_hts)
(set! hts_engine_params (append hts_engine_params (list (list "-r" ${speed.toFixed(3)}))))
(define (print_token token)
	(if (not (item.parent token))
		(begin
			(format t "token")
			(mapcar (lambda (word) (format t " %f %f" (item.feat word "word_start") (item.feat word "word_end"))) (item.daughters token))
			(format t "\\n"))))
(define (say text number)
	(let ((utterance (utt.synth (eval (list 'Utterance 'Text text)))))
		(utt.save.wave utterance (format nil "sentence-%d.wav" number) 'riff)
		(format t "sentence %d\\n" number)
		(mapcar print_token (utt.relation.items utterance 'Token))
		(format t "done %d\\n" number)))
(set! file (fopen "text.dat" "r"))
(set! number 0)
(set! text (readfp file))
(while (not (equal? text (eof-val)))
	(unwind-protect (say text number) (format t "failed %d\\n" number))
	(set! number (+ number 1))
	(set! text (readfp file)))
`;
}

/** One string literal a line. The text is plain ASCII already; what could end a literal is taken out all the same. */
export function festivalData(texts: string[]): string {
	return texts.map((text) => `"${text.replace(/[^\x20-\x7e]|["\\]/g, ' ')}"\n`).join('');
}
