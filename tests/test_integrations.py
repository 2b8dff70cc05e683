"""The git hook, the GitHub action and the GitLab job: run as the tool that each is for runs it, and their pages too."""

from __future__ import annotations

import json
import os
import re
import shlex
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest
import yaml

from attrib.readers.formats import SUFFIXES
from conftest import ROOT

ARTICLES = ROOT / "fixtures" / "articles"
DOCS = ROOT / "docs" / "integrations"
BLOCK = re.compile(r"^```yaml\n(.*?)^```$", re.MULTILINE | re.DOTALL)
COMMIT = re.compile(r"[0-9a-f]{40}")
SCRIPTS = Path(sys.executable).parent

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the shells of Unix")


def example(page: str) -> Any:
    """Return what the page shows for a configuration."""
    (block,) = BLOCK.findall((DOCS / page).read_text(encoding="utf-8"))
    return yaml.safe_load(block)


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """A repository with copy: an article with an error, one with warnings, and one with nothing."""
    copy = tmp_path / "desk" / "copy"
    copy.mkdir(parents=True)
    for name, article in (
        ("harbour.txt", "short-bridge-tolls"),
        ("the ferry.txt", "river-crossing"),
        ("-meals.txt", "short-school-meals"),
    ):
        (copy / name).write_bytes((ARTICLES / f"{article}.txt").read_bytes())
    return tmp_path / "desk"


def shell(script: str, folder: Path, **variables: str) -> subprocess.CompletedProcess[str]:
    """Run a script as a step of a job is run."""
    command = ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", script]
    env = {**os.environ, **variables}
    return subprocess.run(command, cwd=folder, env=env, capture_output=True, text=True, timeout=60, check=False)


def installed(folder: Path) -> Path:
    """Make of a folder what stands there once attrib is installed, as `.ci/integrations` does for real."""
    (folder / "bin").mkdir(parents=True)
    (folder / "bin" / "attrib").symlink_to(SCRIPTS / "attrib")
    return folder


# --- pre-commit --------------------------------------------------------------------------------------------------

(HOOK,) = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))


def commit(desk: Path, changed: Sequence[str], **settings: Any) -> subprocess.CompletedProcess[str]:
    """Run the hook on the files of a commit as pre-commit does: those that it wants, from the top of the repository."""
    hook = {**HOOK, **settings}
    wanted = [file for file in changed if re.search(hook["files"], file)]
    command = [*shlex.split(hook["entry"]), *hook.get("args", []), *wanted]
    env = {**os.environ, "PATH": f"{SCRIPTS}{os.pathsep}{os.environ['PATH']}", "PRE_COMMIT": "1"}
    return subprocess.run(command, cwd=desk, env=env, capture_output=True, text=True, timeout=60, check=False)


def test_the_hook_refuses_a_commit_where_the_gate_does(desk: Path) -> None:
    refused = commit(desk, ["copy/harbour.txt", "copy/the ferry.txt", "copy/photo.jpg"])
    assert refused.returncode == 1
    assert "copy/harbour.txt\n" in refused.stdout
    assert refused.stderr == ""
    assert commit(desk, ["copy/the ferry.txt", "copy/-meals.txt"]).returncode == 0
    assert commit(desk, ["copy/the ferry.txt"], args=["--fail-on", "warning"]).returncode == 1


def test_the_hook_sees_a_commit_whole() -> None:
    assert HOOK["require_serial"] is True


def test_the_hook_wants_what_reads_as_an_article_by_its_suffix() -> None:
    wanted = {suffix for suffix, form in SUFFIXES.items() if form in {"text", "markdown", "html", "docx"}}
    assert {suffix for suffix in (*SUFFIXES, ".py", ".jpg") if re.search(HOOK["files"], f"copy/a{suffix}")} == wanted


def test_the_page_of_the_hook(desk: Path) -> None:
    (repository,) = example("pre-commit.md")["repos"]
    assert COMMIT.fullmatch(repository["rev"])
    (hook,) = repository["hooks"]
    assert hook.pop("id") == HOOK["id"]
    assert commit(desk, ["README.md", "copy/the ferry.txt"], **hook).returncode == 1
    assert commit(desk, ["README.md", "copy/-meals.txt"], **hook).returncode == 0


# --- GitHub ------------------------------------------------------------------------------------------------------

ACTION = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
INSTALL, AUDIT = ACTION["runs"]["steps"]


def act(
    desk: Path, runner: Path, files: str, options: str = ""
) -> tuple[subprocess.CompletedProcess[str], dict[str, str]]:
    """Run the step that audits with the surroundings that GitHub gives it; return its outputs too."""
    if not runner.exists():
        installed(runner / "attrib")
    output = runner / "output"
    output.write_text("", encoding="utf-8")
    given = {"${{ inputs.files }}": files, "${{ inputs.options }}": options or ACTION["inputs"]["options"]["default"]}
    env = {name: given[value] for name, value in AUDIT["env"].items()}
    done = shell(AUDIT["run"], desk, RUNNER_TEMP=str(runner), GITHUB_OUTPUT=str(output), **env)
    return done, dict(line.split("=", 1) for line in output.read_text(encoding="utf-8").splitlines())


def test_the_action_annotates_and_says_its_status_and_where_the_report_is(desk: Path, tmp_path: Path) -> None:
    done, outputs = act(desk, tmp_path / "runner", "copy/harbour.txt\ncopy/the ferry.txt\n")
    assert done.returncode == 1
    assert re.search(r"^::error file=copy/harbour.txt,line=\d+", done.stdout, re.MULTILINE)
    assert re.search(r"^::warning file=copy/the ferry.txt,line=\d+", done.stdout, re.MULTILINE)
    assert outputs["status"] == "1"
    assert json.loads(Path(outputs["sarif"]).read_text(encoding="utf-8"))["version"] == "2.1.0"


@pytest.mark.parametrize(
    ("files", "options", "status"),
    [
        ("copy/-meals.txt", "", 0),
        ("copy/the ferry.txt", "", 0),
        ("copy/the ferry.txt", "--warn-exit", 4),
        ("copy/the ferry.txt", "--fail-on\nwarning", 1),
        ("copy/harbour.txt", "--exit-zero\n\n", 0),
        ("copy/harbour.txt\ncopy/nowhere.txt", "--exit-zero", 3),
        ("copy/harbour.txt", "--no-such-option", 2),
        ("--help", "", 3),
        ("$(touch broken); `touch broken`", "", 3),
    ],
)
def test_the_action_fails_as_attrib_does(desk: Path, tmp_path: Path, files: str, options: str, status: int) -> None:
    done, outputs = act(desk, tmp_path / "runner", files, options)
    assert done.returncode == status
    assert outputs["status"] == str(status)
    assert ("sarif" in outputs) is (status != 2)
    assert not (desk / "broken").exists()


def test_the_action_trusts_no_other_and_no_input() -> None:
    """An input in the text of a script would be run; and an action that it uses could change under it."""
    for step in (INSTALL, AUDIT):
        assert "uses" not in step
        assert "${{" not in step["run"]
        assert step["shell"] == "bash"
    values = [output["value"] for output in ACTION["outputs"].values()]
    assert values == [f"${{{{ steps.{AUDIT['id']}.outputs.{name} }}}}" for name in ACTION["outputs"]]


def test_the_page_of_the_action(desk: Path, tmp_path: Path) -> None:
    (job,) = example("github.md")["jobs"].values()
    used = [step["uses"].split("@") for step in job["steps"]]
    assert all(COMMIT.fullmatch(commit) for _, commit in used)
    given: Mapping[str, str] = job["steps"][-1]["with"]
    assert set(given) <= set(ACTION["inputs"])
    covered = shell(f'"{SCRIPTS}/attrib" baseline copy/harbour.txt', desk)
    assert covered.returncode == 0, covered.stderr
    done, outputs = act(desk, tmp_path / "runner", given["files"], given["options"])
    assert (done.returncode, outputs["status"]) == (1, "1")
    assert "the ferry.txt" in done.stdout
    assert "::error" not in done.stdout
    page = (DOCS / "github.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| `(\w+)` \|", page, re.MULTILINE)
    assert rows == [*ACTION["inputs"], *ACTION["outputs"]]


# --- GitLab ------------------------------------------------------------------------------------------------------

JOB = yaml.safe_load((ROOT / "integrations" / "gitlab.yml").read_text(encoding="utf-8"))["attrib"]


def run_job(desk: Path, **variables: str) -> subprocess.CompletedProcess[str]:
    """Run what the job runs once attrib is installed."""
    if not (desk / ".attrib").exists():
        installed(desk / ".attrib")
    *_, audit = JOB["script"]
    return shell(audit, desk, **{**JOB["variables"], "CI_PROJECT_DIR": str(desk), **variables})


@pytest.mark.parametrize(
    ("files", "options", "status"),
    [
        ("copy/-meals.txt", "", 0),
        ("copy/*ferry.txt", "", 4),
        ("copy/*.txt", "", 1),
        ("copy/*.txt nowhere.txt", "--exit-zero", 3),
    ],
)
def test_the_job_ends_as_attrib_does_and_leaves_its_reports(desk: Path, files: str, options: str, status: int) -> None:
    done = run_job(desk, ATTRIB_FILES=files, ATTRIB_OPTIONS=options)
    assert done.returncode == status, done.stderr
    reports = {name: desk / path for name, path in JOB["artifacts"]["reports"].items()}
    quality = json.loads(reports["codequality"].read_text(encoding="utf-8"))
    assert any(each["location"]["path"].startswith("copy/") for each in quality) is (status != 0)
    assert reports["junit"].read_text(encoding="utf-8").startswith("<?xml")
    assert JOB["artifacts"]["when"] == "always"


def test_only_warnings_may_pass() -> None:
    assert JOB["allow_failure"] == {"exit_codes": [4]}


def test_the_page_of_the_job(desk: Path) -> None:
    shown = example("gitlab.md")
    (included,) = shown["include"]
    assert (ROOT / included["file"].lstrip("/")).exists()
    assert COMMIT.fullmatch(included["ref"])
    given = shown["attrib"]["variables"]
    assert set(given) == set(JOB["variables"])
    assert run_job(desk, **given).returncode == 2, "there is no baseline yet"
    assert shell(f'"{SCRIPTS}/attrib" baseline copy/*.txt', desk).returncode == 0
    assert run_job(desk, **given).returncode == 0
    rows = re.findall(r"^\| `(\w+)` \|", (DOCS / "gitlab.md").read_text(encoding="utf-8"), re.MULTILINE)
    assert rows == list(JOB["variables"])
