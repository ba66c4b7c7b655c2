"""Fetches the files of one model into one folder, resumably, and says what it got.

Started as `python3 -u -m showrunner_models`. Standard input and standard output carry one JSON object a line:

    in   {"repository", "revision", "variant", "folder"}
    out  {"event": "plan", "commit", "files", "totalBytes", "missingBytes"}
    in   {"command": "go"}
    out  {"event": "progress", "doneBytes", "totalBytes"} now and then
    out  {"event": "file", "path", "sizeBytes", "sha256"} for each file that is whole and checked
    out  {"event": "done"} or {"event": "failed", "code", "message"}

At the end of standard input it stops, so that it never outlives who started it. What it has fetched by then is
kept and not fetched again.
"""
