"""Puts the plan and the sample ledgers into the wheel, where ``assistant.config`` looks for them.

They stay at the top of the repository, where a district replaces them; a checkout and
an editable install read them from there, so nothing is copied then.
"""

from pathlib import Path
from shutil import copyfile

from setuptools import setup
from setuptools.command.build_py import build_py

ROOT = Path(__file__).parent
SHIPPED = {"corpus": ("*",), "ledgers": ("*.csv", "*.toml")}


class BuildWithDefaults(build_py):
    def run(self) -> None:
        super().run()
        if not self.editable_mode:
            for folder, patterns in SHIPPED.items():
                self._ship(folder, patterns)

    def _ship(self, folder: str, patterns: tuple[str, ...]) -> None:
        target = Path(self.build_lib) / "assistant" / "defaults" / folder
        target.mkdir(parents=True, exist_ok=True)
        for pattern in patterns:
            for source in (ROOT / folder).glob(pattern):
                copyfile(source, target / source.name)


setup(cmdclass={"build_py": BuildWithDefaults})
