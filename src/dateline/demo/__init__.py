"""The bundled demo: two running stories in reports that were written for it."""

from pathlib import Path

REPORTS = Path(__file__).with_name("reports")
"""The folder of the demo's reports."""

NOTICE = (
    "The reports of this demo, their outlets and bylines were written for it. The missile story retells public\n"
    "facts of July and August 2017; the dam story is invented from beginning to end."
)
