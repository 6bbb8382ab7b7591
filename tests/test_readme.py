"""What the README promises is so."""

import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from dateline import cli, demo

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_every_command_it_names_is_there() -> None:
    named = set(re.findall(r"\./dev run (\w+)", README))
    assert named
    assert named <= set(cli.cli.commands)


def test_every_task_of_the_script_is_there() -> None:
    script = (ROOT / "dev").read_text(encoding="utf-8")
    tasks = set(re.findall(r"\./dev (\w+)", README))
    assert all(re.search(rf"^    {task}\)|^    {task} \|", script, re.MULTILINE) for task in tasks), tasks


def test_every_file_it_links_to_is_there() -> None:
    for link in re.findall(r"\]\(([^)#]+)\)", README):
        assert (ROOT / link).exists(), link


def test_the_first_screen_is_the_real_output_of_the_demo(tmp_path: Path) -> None:
    block = README.split("$ ./dev demo\n")[1].split("```")[0]
    shown = [line.rstrip() for line in block.splitlines() if line.strip() and "[...]" not in line]
    result = CliRunner().invoke(cli.cli, ["demo", "--out", str(tmp_path)])
    real = [line.rstrip() for line in result.output.replace(str(tmp_path), "out/demo").splitlines()]
    assert len(shown) > 10
    assert [line for line in shown if line not in real] == []


def test_its_python_runs_as_it_stands(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    found = re.findall(r"```python\n(.*?)```", README, re.DOTALL)
    (tmp_path / "reports").symlink_to(demo.REPORTS)
    monkeypatch.chdir(tmp_path)
    for code in found:
        exec(compile(code, "README.md", "exec"), {})
    printed = capsys.readouterr().out
    assert "2024-03-12" in printed
    assert "Michael Elleman" in printed
    assert "2031-05-19 Minister Lena Brandt resigned on Monday over the dam." in printed
