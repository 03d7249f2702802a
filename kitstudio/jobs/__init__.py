"""Operations as jobs of a window: Qt begins here.

A page asks the `Runner` (one per window, living in the GUI thread) to run an operation:

    job = runner.submit(Task("pack", key=str(reference), title="Pack llama", target="~/llama"), work)

where `work(control)` calls the operation and returns its report. The job is a QObject of the GUI thread:
`job.changed` tells that its state or numbers moved (at most 15 times a second while it runs), `job.succeeded(object)`,
`job.failed(object)` or `job.cancelled()` tell the end, then `job.ended()` in every case. Read `job.state`,
`job.done`/`job.total`, `job.share`, `job.speed`, `job.remaining` (seconds, None when it would be a guess),
`job.items` (one per layer), `job.notices`, `job.error`, `job.result`.

Rules: the worker is a plain thread and sees a `Mailbox` and a `Control`, never a QObject; sizes travel as Python
ints; `cancel()` returns at once; `runner.shutdown()` joins the threads before the application goes.
"""
